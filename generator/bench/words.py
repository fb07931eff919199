"""Words and sentence patterns from which stories are composed: Chinese as it is written, every story another, the same for one seed."""

from __future__ import annotations

from random import Random
from string import Formatter

WORDS = {
    "place": "楼门口 小花园 车棚边上 传达室 水房 二单元 菜站 活动室 槐树底下 存车处 晾衣绳旁 布告栏前 图书角 修鞋摊 锅炉房后头 篮球架下".split(),
    "thing": "搪瓷缸子 折叠梯 手电筒 保温桶 针线盒 旧收音机 竹扫帚 花盆 马扎 三轮车 登记本 钥匙串 旧雨伞 玻璃罐 门帘 工具箱 毛线团 象棋盘".split(),
    "weather": "下了一夜雨 起了大风 飘着小雪 出着大太阳 天阴得低 雾还没散 热得知了都不叫 刚过了霜降 柳絮飞得满院都是 月亮刚上来".split(),
    "time": "早上六点 吃过午饭 天擦黑 星期六上午 晚饭前 放学以后 头一遍广播响过 夜里九点多 清早开门那会儿 太阳偏西".split(),
    "who": "三楼的老电工 看门的师傅 卖豆腐的大嫂 刚搬来的小两口 值班的网格员 一楼的奶奶 送水的师傅 退休的语文老师 修车的老哥 隔壁院的木匠".split(),
    "do": "扫楼道 修路灯 拧紧扶手 搬花盆 写春联 缝坐垫 量台阶 贴窗花 分番茄 煮绿豆汤 理书架 擦公告栏 给自行车打气 教人用手机".split(),
    "food": "饺子 绿豆汤 烙饼 腊八粥 西红柿 炸酱面 糖蒜 红薯 豆浆 菜团子 酸梅汤 馒头".split(),
    "feel": "不好意思 挺得意 有点发愁 半天没说话 乐出了声 松了一口气 心里热乎 哭笑不得 将信将疑 舍不得走".split(),
    "count": "两 三 四 五 六 七 八 九 十 十一 十二 二十".split(),
    "say": (
        "这点事不算事 明天我还来 先试试再说 东西放我这儿 您坐着就行 别谢我，谢那阵风 人多了就不沉 我家离得近 下回换我 这就算定了 "
        "有一个算一个 早说不就完了 我年轻时候也这样 慢慢来，不赶时间"
    ).split(),
}

SENTENCES = (
    "{time}，{place}已经有了人，[[{person}]]提着{thing}，站在那里等。",
    "那天{weather}，谁也没想到还会有人来{do}。",
    "{who}说：“{say}。”说完就把{thing}接了过去。",
    "[[{person}]]{feel}，低头看了看手里的{thing}。",
    "一个人{do}，要用大半天；{count}个人一起，连说带笑，也就一壶茶的工夫。",
    "{place}原来堆着旧东西，谁都绕着走，现在腾出来，摆了{count}只花盆。",
    "{who}端来一锅{food}，碗不够，大家轮着用，锅底刮得干干净净。",
    "有人问起开头，都说不清，只记得{weather}，{who}喊了一嗓子。",
    "“{say}。”[[{person}]]回了一句，手上没停。",
    "{thing}是从家里拿来的，用了多少年，把手磨得发亮。",
    "到了{time}，{place}的灯亮了，影子一个挨一个，长长短短铺在地上。",
    "要说难，难在头一回敲门；门一开，看见是邻居，话就多了。",
    "{who}起先不肯，后来自己跑去找{thing}，比谁都急。",
    "这件事前后用了{count}天，记在登记本上只有一行字。",
    "孩子们跑在前头，把{thing}举得老高，大人在后面喊慢点儿。",
    "{count}户人家，{count}样脾气，凑到{place}，倒也说得拢。",
    "[[{person}]]每回路过{place}，都要停一停，看看还缺什么。",
    "中间也吵过，为的是先{do}还是先修灯，吵到{food}熟了，就不吵了。",
    "{who}想了想，说：“{say}。”大家都笑，他也笑。",
    "东西不值钱，{thing}也好，{food}也好，图的是有人惦记。",
    "后来{weather}，大家还是来了，一个都没少。",
    "谁家有事，往{place}一站，不出一支烟的工夫，准有人过来问。",
    "等收拾完，天早黑透了，{who}掏出手电筒，一家一家送到楼门口。",
    "[[{person}]]把这些记在一个小本子上，字不大，一笔一画，很清楚。",
    "隔了{count}个月再看，{place}还是那样，只是坐的人多了，马扎又添了{count}把。",
    "问起为什么，都摆手，说顺手的事，换了谁都一样。",
)

LAST = (
    "往后的事，就都是平常日子了。",
    "灯还亮着，门也没锁。",
    "第二天早上，{thing}又摆在了{place}，谁也没说是谁放的。",
    "[[{person}]]说，明年这个时候，还在{place}见。",
    "那锅{food}，到现在还有人提起。",
)

TITLES = (
    "{place}的{thing}",
    "{count}个人{do}的一天",
    "谁把{thing}放在了{place}",
    "{weather}那天在{place}",
    "{who}和一锅{food}",
    "从{do}说起",
    "{place}分{food}的事",
    "先{do}，再吃{food}",
    "一个本子，{count}把{thing}",
)

SUMMARY = "{weather}，{place}有人{do}，{who}端来了{food}。一件小事，{count}户人家都搭了手。"
HEADINGS = ("从哪儿说起", "这一天是这样过的", "后来", "怎么做的", "算一笔小账", "还差一样")
ITEM = "{thing}：放在{place}，用完放回原处，坏了跟{who}说一声。"


def filled(pattern: str, random: Random, person: str = "") -> str:
    """`pattern` with a word for each slot; `person` is the id for marks of people."""
    parts = []
    for literal, name, _, _ in Formatter().parse(pattern):
        parts.append(literal)
        if name:
            parts.append(person if name == "person" else random.choice(WORDS[name]))
    return "".join(parts)


def paragraph(random: Random, people: tuple[str, ...], sentences: int) -> str:
    """Some `sentences` in a row, no two from one pattern."""
    return "".join(filled(pattern, random, random.choice(people)) for pattern in random.sample(SENTENCES, sentences))


def body(random: Random, people: tuple[str, ...], link: str, characters: int = 870) -> str:
    """A text of about so many `characters`: paragraphs, and now and then a heading, a list, a quotation, a link to another story."""
    blocks: list[str] = []
    while sum(map(len, blocks)) < characters - 110:
        blocks.append(paragraph(random, people, random.randint(2, 5)))
    kind = random.randrange(4)
    middle = len(blocks) // 2
    if kind == 0:
        blocks[middle:middle] = [f"## {random.choice(HEADINGS)}"]
    elif kind == 1:
        blocks[middle] = "\n".join(f"- {filled(ITEM, random)}" for _ in range(3))
    elif kind == 2:
        blocks[middle] = "> " + blocks[middle]
    if link:
        blocks[0] += f"（前面那一回，写在[另一篇]({link})里。）"
    blocks[-1] += f"**{filled(random.choice(LAST), random, random.choice(people))}**"
    return "\n\n".join(blocks) + "\n"
