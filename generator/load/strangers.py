"""Files that no kind knows: what each most likely is, and what its editor is to do with it."""

from __future__ import annotations

import re

from generator.load.pinyin import slug
from generator.schema.grammar import ID, NUMBER, PERSON_ID, YEAR_NAME, Grammar
from generator.schema.kinds import BY_NAME, KINDS, Kind

_RECORDS = {"stories": BY_NAME["story"], "comics": BY_NAME["comic"]}
_ID_RULE = "编号用小写字母、数字和减号，如 snow-day"
_NUMBER_RULE = "编号是 001 到 100"
_TAKE_AWAY = "这个文件请拿走。"
_SAVE_AS_JPG = "用看图软件打开它，选“另存为”，格式选 JPG，用新存的那一张；光改扩展名没有用。"
_EXAMPLES = {PERSON_ID.shape: "p-x9r", YEAR_NAME.shape: "2026", NUMBER.shape: "028"}  # of names of files that are no words
_BY_ENDING = {  # of files that are sent in by mistake: what to do instead
    "heic heif": (
        "这是苹果手机的照片，别的手机和电脑多半打不开。在手机的“设置→相机→格式”里选“兼容性最佳”，以后拍的就是 JPG；"
        f"这一张，用微信发一遍，不勾“原图”，存下来的就是 JPG。换好以后，{_TAKE_AWAY}"
    ),
    "docx doc wps odt rtf pages": (
        "文稿要写成文字文件：用 Word 或 WPS 打开它，全选、复制，粘贴到 index.md 里第二行“---”的下面；"
        f"里面的图片一张一张另存为 JPG，放到旁边。然后{_TAKE_AWAY}"
    ),
    "xls xlsx et csv ppt pptx dps": f"表格和幻灯片网站上登不出来，要紧的几行抄到正文里。{_TAKE_AWAY}",
    "pdf": f"PDF 网站上登不出来：里面的文字复制到 index.md 里，图片截下来存成 JPG。{_TAKE_AWAY}",
    "mp4 vtt": f"短视频和它的字幕放在故事里，和 index.md 在同一个文件夹；别的地方不放。{_TAKE_AWAY}",
    "mov m4v avi mkv wmv 3gp flv webm mpg mpeg ts mts": (
        "短视频只收 MP4。用手机上的剪映打开它，导出的时候分辨率选 720P，存下来的就是 MP4；"
        f"或者用微信发给自己（不勾“原图”），再存下来。光改扩展名没有用。换好以后，{_TAKE_AWAY}"
    ),
    "srt ass ssa sub lrc": (
        "字幕要存成 .vtt：用记事本打开，第一行单独写 WEBVTT，下面空一行；时间写成 00:00:01.500 --> 00:00:04.000，"
        "逗号改成点；再另存为 .vtt，编码选 UTF-8。SRT 的时间也可以不改，改名成 .vtt 以后，程序能替您改，命令在检查结果的最后。"
    ),
    "mp3 m4a wav amr aac": f"网站上不放录音。把说的话写成文字；{_TAKE_AWAY}",
    "gif": "这里不收 GIF。用看图软件打开它，挑一个画面，选“另存为”，格式选 JPG 或 PNG，用新存的那一张。",
    "bmp tif tiff avif jp2 svg psd raw dng cr2 cr3 nef arw": _SAVE_AS_JPG,
    "zip rar 7z gz tar": "先解压，把里面的 index.md 和图片放进来；压缩包请拿走。",
}
_REMEDIES = {ending: remedy for endings, remedy in _BY_ENDING.items() for ending in endings.split()}
_SAME_FORMAT = {"jfif": "jpg", "jpe": "jpg", "jpgg": "jpg", "jepg": "jpg"}
_PICTURES = ("jpg", "jpeg", "png", "webp")
_TEXTS = ("md", "markdown", "mdown", "txt", "text")
_COPY = re.compile(
    r"[ _-]*(?:副本|拷贝|复件|copy|备份|\(\d+\)|（\d+）)(?:[ _-]*(?:\d+|\(\d+\)|（\d+）))?$", re.IGNORECASE
)  # what systems put behind a name


def disguised(called: str, ending: str, name: str) -> dict[str, str]:
    """The details of F09 for a file `name` that is of another sort than its ending says."""
    kept = f"“{name}”留给文字：新建一个，另存成 UTF-8 的文字文件。"
    advice = _REMEDIES.get(ending) or f"{'图片改回原来的名字，放在它的旁边。' if ending in _PICTURES else _TAKE_AWAY}"
    return {"meant": f"：名字是“{name}”，里面却是“{called}”，光改名字没有用", "nearest": "", "advice": advice + kept}


def remedy_for(path: str) -> str:
    """What to do with the file at `path`, which is of no kind; "" if it may be anything."""
    folder, _, name = path.rpartition("/")
    ending = name.rpartition(".")[2].lower()
    return _renamed(folder, name) or _REMEDIES.get(ending, "") or _moved(path, ending)


def _renamed(folder: str, name: str) -> str:
    """The same file under the name that it should have had."""
    plain = re.sub(r"\.txt$", "", name.strip(), flags=re.IGNORECASE)
    stem, dot, ending = plain.rpartition(".")
    ending = {"yaml": "yml", "markdown": "md", "mdown": "md"}.get(ending.lower(), ending.lower())
    if ending in _PICTURES or ending in _REMEDIES:
        return ""
    likely = [plain, f"{stem}{dot}{ending}", f"{stem}{dot}{ending}".lower(), f"{plain}.md".lower(), f"{plain}.yml".lower()]
    for each in likely:
        if each != name and any(kind.path.fullmatch(f"{folder}/{each}") for kind in KINDS):
            return f"把这个文件改名叫“{each}”{_about_endings(name)}。"
    if ending in _SAME_FORMAT and folder.partition("/")[0] in _RECORDS:
        return f"把这个文件改名叫“{stem}.{_SAME_FORMAT[ending]}”。"
    return ""


def _about_endings(name: str) -> str:
    if not name.lower().endswith(".txt"):
        return "，一个字母也不能差"
    return "：在电脑的文件夹窗口里点“查看”，勾上“文件扩展名”，就看得见后面的 .txt"


def _moved(path: str, ending: str) -> str:
    """The same file where it belongs."""
    parts = path.split("/")
    if parts[0] == "content" and len(parts) > 1 and parts[1] in _RECORDS:
        return f"故事放在 stories、漫画放在 comics 里，不放在 content 里：挪到“{'/'.join(parts[1:])}”。"
    kind = _RECORDS.get(parts[0])
    if kind is None:
        return "图片放在用到它的那篇故事、那幅漫画的文件夹里，这里不放：请挪过去，或者拿走。" if ending in _PICTURES else ""
    record = kind.shown.rpartition("/")[2]
    if len(parts) == 2:
        return _loose(parts, ending, record)
    if ending in _PICTURES:
        return f"图片和 {record} 放在同一个文件夹里，不再套一层：把它往外挪。"
    if parts[-1] == record:
        return f"每篇{kind.label}一个文件夹，不再套一层：挪到{quoted_place(kind.name, parts[-2])}，旁边的图片也一起挪。"
    if ending in _TEXTS:
        return f"{kind.label}只有一个文字文件：还没有 {record}，就把它改名叫 {record}；已经有了，就把要用的字抄过去，再把它删掉。"
    return ""


def _loose(parts: list[str], ending: str, record: str) -> str:
    """What lies beside the folders into which it belongs."""
    top, name = parts
    kind = _RECORDS[top]
    if ending in _PICTURES:
        return f"每张图片放在用到它的那篇{kind.label}的文件夹里：挪到“{top}/编号/{name}”。"
    if ending not in (*_TEXTS, "yml", "yaml"):
        return ""
    return f"每篇{kind.label}一个文件夹：新建一个，把它挪进去，改名叫 {record}，就成了{quoted_place(kind.name, name.rpartition('.')[0])}。"


def quoted_place(kind: str, likely: str) -> str:
    """Where a record of `kind` lies that is perhaps called `likely`, in quotes; with the rule for its name if it cannot be called so."""
    name = as_id(BY_NAME[kind].id_grammar, likely)
    if name:
        return f"“{BY_NAME[kind].where.replace('<id>', name)}”"
    return f"“{BY_NAME[kind].shown}”（{_NUMBER_RULE if kind == 'comic' else _ID_RULE}）"


def as_id(grammar: Grammar, name: str) -> str:
    """The id that `name` was meant to be, "" if nobody can know."""
    digits = re.sub(r"\D", "", name)
    likely = f"{int(digits):03d}" if grammar is NUMBER and 0 < len(digits) < 5 else re.sub(r"[\s_.]+", "-", name.strip().lower()).strip("-")
    try:
        if grammar is YEAR_NAME:
            likely = digits
        if grammar in (ID, NUMBER, PERSON_ID, YEAR_NAME):
            grammar.parse(likely)
            return likely
    except ValueError:
        pass
    return ""


def another_name(kind: Kind, part: str) -> str:
    """What an editor is told whose file or folder has a name of which nobody can make an id."""
    what = "文件夹" if kind.has_pictures else "文件"
    left = re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-")
    if kind.id_grammar is ID and re.search("[a-z]", left) and as_id(ID, left):
        return f"改{what}名：名字就是编号，也是网址，“{part}”里能用的只有“{left}”，就叫它，或者另起一个：小写字母、数字和减号，写拼音就行。"
    example = _EXAMPLES.get(kind.id_grammar.shape) or slug(part)
    how = "小写字母、数字和减号，写拼音就行" if kind.id_grammar is ID else kind.id_grammar.shape.partition("，如")[0]
    free = "一个还空着的号，如" if kind.id_grammar is NUMBER else ""
    return f"改{what}名：名字就是编号，也是网址，要写成{how}，比如把“{part}”改成{free}“{example}”；里面写的不用改。"


def refused_name(path: str, kind: Kind, part: str) -> str:
    """What an editor is told who has written an id almost as it has to be, or otherwise."""
    name, copied = as_id(kind.id_grammar, part), _COPY.sub("", part)
    if copied != part:
        return f"看名字，“{part}”是“{copied}”的副本：用不着，就删掉；真要另写一份，换一个没有用过的编号。"
    if not name:
        return another_name(kind, part)
    taken = f"{name} 已经有画了，就换一个还空着的号。" if kind.id_grammar is NUMBER else ""
    return f"名字就是编号，也是网址：把“{part}”改成“{name}”，也就是“{path.replace(part, name, 1)}”。{taken}"
