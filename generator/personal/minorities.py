"""Names of the peoples of China that have no family name in front: Tibetan, Mongolian, Uyghur, Kazakh, written in Chinese without a dot.

They are known by pieces that hardly any other word has: 扎西 and 顿珠 together, or 古丽 among characters that spell sounds.
"""

from __future__ import annotations

from generator.personal.lazily import lazily

_TIBETAN = (
    "扎西 卓玛 次仁 才仁 泽仁 顿珠 平措 多吉 尼玛 旦增 丹增 仁增 丹珠 央金 央宗 拉姆 德吉 格桑 索朗 索南 强巴 洛桑 罗桑 边巴 白玛 达瓦 普布 仁青 仁钦 曲珍 曲措 "
    "曲尼 曲扎 白珍 措姆 旺堆 旺姆 旺杰 旺久 旺扎 贡布 贡嘎 桑吉 桑珠 桑杰 才让 才旦 卓嘎 玉珍 梅朵 罗布 江村 坚参 坚赞 嘉措 晋美 久美 益西 云丹 巴桑 米玛 拉巴 "
    "拉珍 加央 嘉央 贡觉 群培 群增 群宗 南卡 南杰 夏吾 切羊 更登 根登 完么 拉毛 赤列 土登 阿旺 昂旺 根秋 四郎 扎巴 欧珠 伦珠 次旦 次珍 次央 次旺 德庆 德央 "
    "德勒 格列 洛追 尼珍 朗杰 旦巴 旦珠 吉美 加措 拉措 卓措 桑姆 热旦 琼达 琼珍 班丹 斯朗 曲吉 仓决 其美 白吉"
).split()
_CORES = (
    "古丽 买买提 买提 麦提 努尔 娜尔 尼亚孜 提江 力江 木江 别克 阿依 迪丽 祖丽 热依 帕提 吐尔 阿布都 阿卜杜 艾力 艾山 肉孜 热合 依汗 依木 麦麦 古力 "
    "木拉提 叶尔 哈斯 加娜 "
    "阿迪 阿孜 米热 米娜瓦 伊力 艾尔 赛里 巴合 努孜 哈丽 沙吾 玛依 布拉克 "
    "其其格 其木格 日乐 高娃 托娅 图雅 格日 巴雅尔 巴特尔 呼格 吉勒图 吉乐 阿拉坦 阿日 朝鲁 乌云 乌兰 乌日 萨仁 娜仁 斯琴 苏日 敖日 恩和 宝音 额尔 "
    "孟和 腾格 达来 布和 "
    "木仁 敖登 苏和 那日 巴根 布日 塔娜 阿古拉 牧仁 特木尔 萨日 嘎日 巴图"
).split()
_SOUNDS = (
    "阿依古丽力巴哈尔迪娜热孜买提麦吐逊艾合木江帕夏拉努扎克别叶塔斯乌兰图其格日乐仁托娅苏敖登高娃萨如呼和布赫根特额敦祖亚亥米瓦罕汗肉沙尼赛里吾玛伊木加江太吉勒坦朝鲁云琴恩宝音孟腾达来那巴雅"
    "牧嘎菲曼妮丹卡西旦都卜杜热甫库尔班再排孜则帖木儿恒肯森贝汉德力江鲜孜"
)
_SHAPE = rf"[{_SOUNDS}]{{3,7}}"
_OF_TWO = lazily(f"(?:{'|'.join(_TIBETAN)})(?:{'|'.join(_TIBETAN)}|[措姆吉杰加嘉宗珠才太])")
_OF_SOUNDS = lazily(rf"(?=[{_SOUNDS}]{{0,4}}?(?:{'|'.join(sorted(_CORES, key=len, reverse=True))})){_SHAPE}")
_WORDS = lazily(
    r"扎西德勒|乌兰牧骑|乌兰察布|乌兰浩特|哈斯亚|吐尔扈特|阿依达|阿里巴巴|呼和浩特|格日勒图|巴图鲁|额尔古纳.*|叶尔羌.*|阿拉善.*|那达慕.*|乌鲁木齐"
)
_ENDS = frozenset("和都里来高达")  # sounds, too, with which a sentence goes on
SPELT = "".join(sorted({*"".join((*_TIBETAN, *_CORES, _SOUNDS)), *"穆明洪玉素义司提合依衣优奴拜丁德克巴吉买"} - set("和")))
_CHARS = frozenset("".join((*_TIBETAN, *_CORES, _SOUNDS)))


def may_be_there(text: str, start: int, end: int) -> bool:
    """Whether all characters from `start` to `end` are such as stand in these names."""
    return 0 <= start < end <= len(text) and _CHARS.issuperset(text[start:end])


def minority_at(text: str, start: int, most: int | None = None) -> int | None:
    """Where the name that begins at `start` ends."""
    until = len(text) if most is None else most
    match = _OF_TWO.match(text, start, until) or _OF_SOUNDS.match(text, start, until)
    if not match or _WORDS.match(text, start):
        return None
    end = match.end()
    while end - start > 3 and end < until and text[end - 1] in _ENDS and text[end] > "\u2fff":
        end -= 1
    return end


def minority_before(text: str, end: int) -> int | None:
    """Where the name that ends at `end` begins, as far ahead as it can."""
    for start in range(max(0, end - 7), end - 2):
        if minority_at(text, start, end) == end:
            return start
    return None
