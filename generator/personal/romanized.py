"""Full names of children in Latin letters, as in names of files, beside an age: zhuang-yutong-8sui."""

from __future__ import annotations

from collections.abc import Iterator

from generator.personal.lazily import lazily

Span = tuple[int, int]

_FAMILIES = (
    "ai an bai ban bao bi bian bo cai cao cen chai chang che chen cheng chi chu cong cui dai dang deng di diao ding dong dou du duan fan fang "
    "fei feng fu gan gao ge geng gong gou gu guan guo han hao he hong hou hu hua huang huo ji jia jian jiang jiao jin jing ju kang ke kong kuang "
    "lai lan lang lei leng li lian liang liao lin ling liu long lou lu luo lv lyu ma mai man mao mei meng mi miao min mo mou mu ni nie ning niu "
    "ou pan pang pei peng pi ping pu qi qian qiao qin qiu qu quan ran rao ren rong ruan rui sha shan shang shao she shen sheng shi shu shui "
    "si song su sui sun suo tan tang tao teng tian tie tong tu wan wang wei wen weng wu xi xia xiang xiao xie xin xing xiong xu xuan xue yan yang "
    "yao ye yi yin ying yong you yu yuan yue yun zang zeng zha zhai zhan zhang zhao zhen zheng zhong zhou zhu zhuang zhuo zong zou zu zuo "
    "ouyang shangguan sima zhuge dongfang linghu huangfu yuchi murong nangong situ xiahou duanmu gongsun"
).split()
_SYLLABLE = "(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?[aeiouv]{1,3}(?:ng|n|r)?"
_AGE = r"(?:1[0-7]|[1-9])[-_ ]?sui|[1-9][-_ ]?(?:nianji|grade)|grade[-_ ]?[1-9]"
_NAME = rf"(?P<family>[a-z]{{2,9}})[-_ ](?P<given>{_SYLLABLE}(?:[-_ ]?{_SYLLABLE})?)"
_BEHIND = lazily(rf"(?i)(?<![a-z]){_NAME}[-_ ](?:{_AGE})(?![a-z])")
_AHEAD = lazily(rf"(?i)(?<![a-z0-9])(?:{_AGE})[-_ ](?:de[-_ ])?{_NAME}(?![a-z])")
_ANIMALS = frozenset("mao gou tu ma niao yu shu niu ji ya e gui maomi xiaogou xiaomao".split())


def find_romanized(text: str) -> Iterator[Span]:
    """The names that stand right beside an age or a grade."""
    if "sui" not in text and "nianji" not in text and "rade" not in text:
        return
    for pattern in (_BEHIND, _AHEAD):
        for match in pattern.finditer(text.lower()):
            if match["family"] in _FAMILIES and match["given"] not in _ANIMALS:
                yield match.start("family"), match.end("given")
