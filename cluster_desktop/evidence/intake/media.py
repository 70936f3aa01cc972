"""What a file is, by its first bytes; its name is not asked."""

from __future__ import annotations

import io
import zipfile
from typing import Literal

from cluster_desktop.errors import ClusterError

Media = Literal["application/pdf", "image/jpeg", "image/png", "image/tiff", "image/bmp"]

_HEAD = 1024
"""A PDF may begin this late in its file: readers have always put up with a preamble."""

_SIGNATURES: tuple[tuple[bytes, Media], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)

_PACKED: tuple[tuple[str, str], ...] = (
    ("word/", "这是 Word 文件。请先在 Word 或 WPS 中另存为 PDF，再添加"),
    ("xl/", "这是 Excel 文件。请先在 Excel 或 WPS 中另存为 PDF，再添加"),
    ("ppt/", "这是演示文稿。请先另存为 PDF，再添加"),
    ("OFD.xml", "这是 OFD 文件。请先用阅读软件导出为 PDF，再添加"),
)

_FOREIGN: tuple[tuple[int, bytes, str], ...] = (
    (
        0,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "这是 Word、Excel 或 WPS 文件。请先在原程序中另存为 PDF",
    ),
    (0, b"{\\rtf", "这是 RTF 文件。请先在 Word 或 WPS 中另存为 PDF，再添加"),
    (0, b"Rar!", "这是压缩包。请先解压，再逐个添加里面的 PDF 或图片"),
    (0, b"7z\xbc\xaf", "这是压缩包。请先解压，再逐个添加里面的 PDF 或图片"),
    (0, b"GIF8", "这是 GIF 图片。请先另存为 PNG 或 JPG，再添加"),
    (8, b"WEBP", "这是 WebP 图片。请先另存为 PNG 或 JPG，再添加"),
    (4, b"ftyphe", "这是 HEIC 照片。请先在手机或看图软件中另存为 JPG，再添加"),
    (4, b"ftypmif1", "这是 HEIC 照片。请先在手机或看图软件中另存为 JPG，再添加"),
)


class UnfitFile(ClusterError):
    """A file that cannot be evidence at all: it is neither a PDF nor an image that can be bound."""


def recognise(data: bytes, file_name: str) -> Media:
    """The kind of file that `data` holds.

    Raises:
        UnfitFile: it is none of PDF, JPG, PNG, TIFF and BMP; the message says what it is.
    """
    if not data:
        raise UnfitFile("文件是空的（0 字节）。请重新取得这份文件", where=file_name)
    for signature, media in _SIGNATURES:
        if data.startswith(signature):
            return media
    if data.startswith(b"BM") and int.from_bytes(data[6:10], "little") == 0 and len(data) > 26:
        return "image/bmp"
    if b"%PDF-" in data[:_HEAD]:
        return "application/pdf"
    raise UnfitFile(_what_it_is(data), where=file_name)


def _what_it_is(data: bytes) -> str:
    for offset, signature, message in _FOREIGN:
        if data.startswith(signature, offset):
            return message
    if data.startswith(b"PK\x03\x04"):
        return _what_is_packed(data)
    return "内容不是 PDF，也不是 JPG、PNG、TIFF、BMP 图片，只改文件名不起作用。请在原程序中另存为 PDF，再添加"


def _what_is_packed(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
    except zipfile.BadZipFile:
        names = []
    for start, message in _PACKED:
        if any(name.startswith(start) for name in names):
            return message
    return "这是压缩包。请先解压，再逐个添加里面的 PDF 或图片"
