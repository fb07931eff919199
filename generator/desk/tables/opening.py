"""What sort of file a table is: told by what is in it, not by its name; what is no table that can be read is answered with what to do."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

from generator.desk.tables.book import Book, Unreadable
from generator.desk.tables.separated import separated
from generator.desk.tables.workbook import workbook
from generator.files import LinkInTheWay, read_plain

MOST_BYTES = 10 * 2**20  # of the file
MOST_UNPACKED = 64 * 2**20  # of all that is in it
MOST_TEXT = 16 * 2**20  # of that in parts that are gone through sign by sign; pictures are not
MOST_PARTS = 1_000
_SAVE_AS = "请在表格软件里打开它，点“文件”“另存为”，类型选“Excel 工作簿（*.xlsx）”，再导入新存的那一个。"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = {
    b"%PDF": "这是 PDF，不是表格。请找做它的人要一份表格。",
    b"\x89PNG": "这是一张图片，不是表格。",
    b"\xff\xd8\xff": "这是一张图片，不是表格。",
    b"{\\rtf": f"这是写字板的文稿，不是表格。{_SAVE_AS}",
    b"Rar!": "这是压缩包，不是表格。请先解压，再导入里面的表格。",
    b"7z\xbc\xaf": "这是压缩包，不是表格。请先解压，再导入里面的表格。",
}


def open_table(file: Path) -> Book:
    """What is in `file`. Raises Unreadable, OSError."""
    data = _read(file)
    if not data.strip():
        raise Unreadable("这个文件是空的。请核对是不是存错了。")
    if data.startswith(_OLD):
        raise Unreadable(_of_old(data))
    for start, words in _OTHERS.items():
        if data.startswith(start):
            raise Unreadable(words)
    if data.startswith(b"PK"):
        return workbook(_checked(data))
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise Unreadable(f"这个文件的名字像表格，里面其实是网页。{_SAVE_AS}")
    return separated(data)


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise Unreadable(f"这个文件超过了 {MOST_BYTES // 2**20} MB，不像一份活动清单。请删掉里面的图片和用不着的页，再导入。")
        if not file.is_symlink() and not file.is_file():
            raise Unreadable("这不是一个文件，是设备或者管道，读不了。请写表格文件的名字。")
        return read_plain(file)
    except LinkInTheWay:
        raise Unreadable("这是一个快捷方式。请写真正的文件。") from None


def _of_old(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "这个表格设了打开密码，读不了。请在表格软件里打开它，去掉密码，再存一遍。"
    return f"这是旧式的 .xls（或者别的旧式 Office 文件），读不了。{_SAVE_AS}"


def _checked(data: bytes) -> bytes:
    """A packed file, if it is an xlsx that is safe to unpack."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            parts = pack.infolist()
            names = {each.filename for each in parts}
            types = next((each for each in parts if each.filename == "[Content_Types].xml"), None)
            if len(parts) > MOST_PARTS or _size(parts) > MOST_UNPACKED or _size(parts, ".xml") > MOST_TEXT:
                raise Unreadable("这个文件解开以后大得不像一份活动清单，没有打开它。请新建一个表格，只把活动那几行粘贴过去，再导入。")
            if any(each.flag_bits & 1 for each in parts):
                raise Unreadable("这个文件设了密码，读不了。请去掉密码，再存一遍。")
            declared = pack.read(types) if types else b""
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        OSError,
        RuntimeError,
    ):  # as zipfile has no error of its own for all
        raise Unreadable("这个文件坏了，打不开。请重新存一遍，或者找做它的人再要一份。") from None
    if words := _objection(names, declared):
        raise Unreadable(words)
    return data


def _size(parts: Sequence[zipfile.ZipInfo], ending: str = "") -> int:
    """Bytes of the parts with names that end so, once they are unpacked."""
    return sum(each.file_size for each in parts if each.filename.endswith(ending))


def _objection(names: set[str], declared: bytes) -> str:
    """What speaks against reading a packed file; "" if nothing does."""
    if b"macroEnabled" in declared or any(name.casefold().endswith("vbaproject.bin") for name in names):
        return f"这个表格里带着宏（会自己运行的程序），不收。{_SAVE_AS}"
    if any(name.startswith("xl/externalLinks/") for name in names):
        return "这个表格引用了别的文件里的数据，别人打不开那个文件。请选中整张表，复制，“选择性粘贴”成“数值”，存好，再导入。"
    if "xl/workbook.bin" in names:
        return f"这是 .xlsb，读不了。{_SAVE_AS}"
    if "xl/workbook.xml" in names:
        return ""
    if any(name.startswith("word/") for name in names):
        return "这是 Word 文稿，不是表格。请把里面的表格复制到表格软件里，存成 .xlsx，再导入。"
    if any(name.startswith("Index/") for name in names):
        return "这是 Numbers 的表格，读不了。请用“导出为”“Excel”，再导入。"
    if "content.xml" in names:
        return f"这是 .ods 表格，读不了。{_SAVE_AS}"
    return "这是压缩包，不是表格。请先解压，再导入里面的表格。"
