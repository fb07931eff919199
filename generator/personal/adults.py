"""Who is no child though a child stands beside: by a title, a trade, an age, a life of a grown-up; or somebody of history whom all know."""

from __future__ import annotations

from generator.personal.lazily import lazily
from generator.personal.tables import head_of

_TITLES = (
    "老师|教师|校长|园长|主任|书记|主席|医生|大夫|警官|先生|女士|阿姨|叔叔|大爷|大妈|大娘|大叔|大婶|大哥|大姐|奶奶|爷爷|师傅|同志|教授|经理|教练|姥姥"
    "|姥爷|伯伯|辅导员|社工"
    "|队长|支书|院士|将军|烈士|工程师|护士|民警|律师|记者(?!站)|老人|老汉|老伴|评委|导演|作家|画家|诗人|班主任|站长|店主|老板|局长|科长|处长|院长|馆长"
)
_YEARS = "(?:[2-9][0-9]|1[89]|[二三四五六七八九]十[一二三四五六七八九]?|十[八九])"
ADULT = lazily(
    rf"(?:[，,（(|][ ，（(|]?(?:现?今?年)?{_YEARS}(?:多)?岁?|[ ]{{0,2}}(?:[现今]年{_YEARS}|{_YEARS}多?岁))(?![0-9人个名本次分元天页张颗枚票步圈米秒关级号])"
    rf"|[，, （(|]?(?:{_TITLES})"
    r"|的[大小二]?(?:女儿|儿子|闺女|孙子|孙女|外孙|千金)"
    r"|[，, ]?(?:在外地|在国外|已经?工作|退休|结婚|参军|当兵|退伍)|(?:这?位)?(?:已经?|早已|早就|刚刚?|去年|今年|后来|前年)?(?:从部队|在部队|在外地"
    r"|在国外|在[一-龥]{1,6}?(?:上班|工作|当|开店|做工)|在外面|在上海|已?经?工作|上班|下班|夜班|值夜|加班|出差|退休|结婚|结了婚|成家|打工|参军|当兵"
    r"|入伍|退伍"
    r"|复员|转业|毕业以?后"
    r"|大学|研究生|博士|硕士|创业|当了|娶|嫁|怀孕|生了|是(?:一名)?(?:个)?(?:护士|医生|老师|教师|司机|工人|警察|民警|军人|厨师|会计|律师)|开(?:了|出租"
    r"|货车|店|公司)|的?(?:爱人|丈夫|妻子|老伴|儿媳|女婿))"
)
AHEAD = lazily(
    r"(?<!小)(?:老师|教师|校长|园长|班主任|主任|书记|医生|大夫|警官|民警|阿姨|叔叔|大爷|大妈|大娘|大叔|奶奶|爷爷|姥姥|姥爷|外公|外婆|爸爸|妈妈|父亲|母亲|爸"
    r"|妈|舅舅|姑姑|伯伯|师傅"
    r"|教授|经理|教练|指导|辅导|评委|裁判|主讲人?|讲师|嘉宾|作家|画家|书法家|律师|护士|工程师|社工|楼长|支书"
    r"|代表(?<!生代表)(?<!小代表)(?<!课代表)(?<!班代表)(?<!同学代表)(?<!小朋友代表)(?<!小记者代表)(?<!小志愿者代表)(?<!孩子代表)(?<!儿童代表)"
    r"(?<!幼儿代表)(?<!队员代表)(?<!小讲解员代表)(?<!选手代表)|主持人?(?<!小主持)(?<!小主持人)|摄影|撰稿|编辑|责编|策划|监制|播音员?|朗读"
    r"|(?<!红领巾讲)(?<!小(?![区学组店])[一-龥])(?<!小(?![区学组店])[一-龥]{2})[救警消防保洁安电管理快递驾售票炊事服务调解网格]员"
    r"|家长|监护人|负责人|联系人|(?<!小)组长|老板|店主|院士|烈士|英雄|诗人|皇帝|将军)(?:们|代表)?"
    r"(?:是|为|叫|：|:|\s|、|，){0,2}(?:(?!.年级)[\u4e00-\u9fff]{2,3}[、，, ])?$"
)
TALE = lazily(
    r"砸缸|让梨|称象|拜相|咏鹅|凿壁|映雪|囊萤|牺牲|就义|古代|[唐宋元明清汉]朝|[唐宋元明清]代|诗人|皇帝|神童|赋诗|作诗|能诗|能文|属文|背诗|童谣里"
    r"|故事里|书里|课本里|小说|动画|电影里"
)
KNOWN = frozenset(
    "孟母 骆宾王 司马光 孔融 曹冲 甘罗 王勃 岳飞 王羲之 王献之 匡衡 李白 杜甫 白居易 王安石 欧阳修 苏轼 苏东坡 陆羽 花木兰 文天祥 戚继光 张衡 祖冲之 "
    "华罗庚 柳公权 颜真卿 孙敬 车胤 孙康 孟轲 "
    "黄香 陆绩 郑成功 霍去病 诸葛亮 周瑜 曹植 谢道韫 蔡文姬 李清照 方仲永 范仲淹 周恩来 毛泽东 雷锋 刘胡兰 王二小 王小二 张嘎 潘冬子 林黛玉 贾宝玉 孙悟空 "
    "马良 鲁迅 梁启超 徐悲鸿 齐白石 梅兰芳 聂耳 "
    "詹天佑 钱学森 邓稼先 袁隆平 李时珍 鲁班 孔子 孟子 庄子 屈原 关羽 张飞 刘备 曹操 包拯 海瑞 康熙 乾隆 武松 宋江 林冲 王冕 郑板桥 黄继光 董存瑞 "
    "邱少云 焦裕禄 王进喜 刘翔 姚明 李宁 郎平 "
    "安徒生 莫扎特 高斯 牛顿 项橐 晏殊 杨修 祖逖 江淹 王戎 荀灌 谢安 戴震 黄庭坚 陈景润 贾岛 贺知章 孟浩然 王维 王昌龄 柳宗元 韩愈 辛弃疾 陆游 杨万里 "
    "马小跳 皮皮鲁 鲁西西 "
    "黑柳彻 柳彻子 汤姆 杰瑞 贝琪 贝儿 安妮 安娜 爱丽丝 马克 麦克 吉姆 查理 艾玛 海蒂 皮诺曹 曹文轩 郑渊洁 杨红樱 沈石溪 秦文君 林海音 叶圣陶 朱自清 任溶溶 孙幼军 "
    "张天翼 叶永烈 汤素兰 黑柳彻子 季羡林 "
    "丰子恺 沈从文 汪曾祺 史铁生 "
    "鲁智深 穆桂英 "
    "范成大 宋濂 于谦 林则徐 司马迁".split()
)


_ONCE = lazily(r"进厂|进城|下乡|插队|入伍|参军|出嫁|学徒|参加工作|退休|[二三四五六七八九]十多?年|[2-9]0多?年")  # long ago
_IS_OF_A_FAMILY = lazily(r"[，,](?:我|他|她)?是[^，,。！？\n]{0,12}(?:家长|妈妈|爸爸|奶奶|爷爷|姥姥|姥爷)(?=$|[，,。！])")
_HEADED = lazily(r"(?:^|[\n|｜ ])(?:老师|教师|班主任|辅导员?|教练|负责人|家长|值班|联系人)\s*(?:[|｜][^\n]*)?\n")  # of a table


def _is_headed(text: str, start: int) -> bool:
    """Whether a word for grown-ups is the head of the column in which `start` is, or stands in a line before."""
    head = head_of(text, start)
    return bool(_HEADED.search(f"{head}\n") if head else _HEADED.search(text, max(0, start - 120), start))


def is_known(text: str, start: int, end: int) -> bool:
    """Whether it is the name of somebody of history, as in 向雷锋同学 too."""
    return text[start:end] in KNOWN or (text[start] in _LEADS_TO and text[start + 1 : end] in KNOWN)


_LEADS_TO = frozenset("向和跟学像")


_PET = lazily(
    r"(?:猫|狗|犬|鹦鹉|八哥|兔子|乌龟|仓鼠|鸽子|小鸟)(?:的?名字|名)?(?:就?[叫是]|叫做)[“「：: ]?$"
    r"|宠物[：: ][一-龥]{0,3}$|(?:柯基|泰迪|金毛|哈士奇|边牧|布偶|英短|橘猫|狸花)$"
    r"|(?:[小乳网]名|昵称|外号|绰号)(?:就?[叫是：:“「 ]){0,3}$"
)


def is_no_full_name(text: str, start: int) -> bool:
    """Whether what begins at `start` is said to be the name of a pet, or what somebody is called in fun."""
    return bool(_PET.search(text, max(0, start - 12), start))


_IS_A_PET = lazily(
    r"(?:[（(][^（）()\n]{1,8}[）)])?[，,]?是[^，,。！？\n]{0,14}(?:狗|猫|犬|鹦鹉|八哥|兔子|乌龟|仓鼠|鸽子)(?=$|[，,。！!；;）)\s])"
)
_RANK = lazily(r"(?:组长|代表|主持人?|播音员?|朗读|摄影|编辑|策划|管理员|服务员|嘉宾)(?:是|：|:|\s){0,2}$")
_PUPIL = lazily(
    r"[（(，, ]{1,2}(?:我|今年|现在|刚|在|上|读|念|是){0,3}"
    r"(?:[一二三四五六七八九1-9]年级|[初高][一二三]|[小中大]班|(?:1[0-7]|[1-9]|十?[一二三四五六七八九])岁)(?!学?生?家长|老师|组)"
)


def _is_pupil_of_rank(text: str, start: int, end: int) -> bool:
    """组长：范思哲（五年级）."""
    return bool(_RANK.search(text, max(0, start - 6), start) and _PUPIL.match(text, end))


def is_adult(text: str, start: int, end: int) -> bool:
    """Whether the name from `start` to `end` is that of somebody grown up, or of history, or of a pet."""
    return (
        is_adult_beside(text, start, end)
        or (bool(AHEAD.search(text, max(0, start - 14), start)) and not _is_pupil_of_rank(text, start, end))
        or bool(_ONCE.search(text, end, end + 26))
        or bool(TALE.search(text, end, end + 14))
    )


def is_adult_beside(text: str, start: int, end: int) -> bool:
    """Whether it is, by the name itself, what stands right behind it, or the head of its column."""
    return (
        is_known(text, start, end)
        or (text[start - 1 : start] == "《" and text[end : end + 1] == "》")  # a title: 《游子吟》
        or bool(ADULT.match(text, end))
        or is_no_full_name(text, start)
        or bool(_IS_A_PET.match(text, end))
        or (text[start - 1 : start] in ("|", "｜", " ") and _is_headed(text, start))
        or bool(_IS_OF_A_FAMILY.match(text, end))
    )
