"""Files of other sorts under the name of a text: what they are, as their first bytes tell."""

from __future__ import annotations

from typing import NamedTuple


class Sort(NamedTuple):
    """A sort of file: what an editor calls it, and the ending that its files have."""

    called: str
    ending: str


_BEGINNINGS = (
    (b"%PDF", Sort("PDF 文件", "pdf")),
    (b"{\\rtf", Sort("写字板的文稿（RTF）", "rtf")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Sort("旧版 Word 或 WPS 的文稿（doc）", "doc")),
    (b"\xff\xd8\xff", Sort("JPG 图片", "jpg")),
    (b"\x89PNG\r\n", Sort("PNG 图片", "png")),
    (b"GIF8", Sort("GIF 图片", "gif")),
    (b"RIFF", Sort("WebP 图片或者录音、录像", "webp")),
    (b"Rar!", Sort("压缩包（RAR）", "rar")),
    (b"7z\xbc\xaf", Sort("压缩包（7z）", "7z")),
    (b"\x1f\x8b", Sort("压缩包（gz）", "gz")),
)
_IN_ZIP = (
    (b"word/", Sort("Word 文稿（docx）", "docx")),
    (b"xl/", Sort("Excel 表格（xlsx）", "xlsx")),
    (b"ppt/", Sort("PPT 幻灯片（pptx）", "pptx")),
    (b"opendocument.text", Sort("WPS 或 LibreOffice 的文稿（odt）", "odt")),
)


def sort_of(data: bytes) -> Sort | None:
    """What `data` is if it begins like a file of another sort; None if it may be a text."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((sort for part, sort in _IN_ZIP if part in data), Sort("压缩包（ZIP）", "zip"))
    if data[4:8] == b"ftyp":
        return Sort("苹果手机的照片（HEIC）", "heic") if data[8:12] in (b"heic", b"heix", b"mif1", b"msf1") else Sort("录像", "mp4")
    return next((sort for beginning, sort in _BEGINNINGS if data.startswith(beginning)), None)
