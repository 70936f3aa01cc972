"""Packed content measured before a file is opened: a few kilobytes may unpack to more than any memory."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_UNPACKED = 8_000_000_000
"""Of a file in bytes: the colour scans of 300 pages."""
_MAX_IMAGE = 600_000_000
_MAX_OTHER = 100_000_000
_MAX_STRUCTURE = 64_000_000
"""Of what a reader keeps in memory as a whole: tables of objects."""

_STREAM = re.compile(rb"stream\r?\n")
_ZLIB_FIRST_BYTES = frozenset(range(0x08, 0x88, 0x10))
_DESCRIPTION = 2000
_PACKING_TWICE = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW)\s*/(?:FlateDecode|Fl|LZWDecode|LZW)\b")
_PIECE = 1 << 20


class TooMuchPacked(ClusterError):
    """A file that holds far more than any document would."""

    def __init__(self) -> None:
        super().__init__("文件展开后过大，不像正常的材料，无法处理。请重新扫描，或打印成新的 PDF 后再添加")


def refuse_bombs(data: bytes, check: Callable[[], None]) -> None:
    """Unpack every stream of a PDF piece by piece, wherever it stands, and keep nothing of it.

    `check` is called in between and may raise to stop the work.

    Raises:
        TooMuchPacked: one of them, or all together, hold too much, or they are packed twice.
    """
    total = 0
    view = memoryview(data)
    for found in _STREAM.finditer(data):
        start = found.end()
        if start >= len(data) or data[start] not in _ZLIB_FIRST_BYTES:
            continue
        before = data[max(0, start - _DESCRIPTION) : start]
        described = before[before.rfind(b" obj") + 1 :]
        if _PACKING_TWICE.search(described):
            raise TooMuchPacked
        most = _most(described)
        size = _unpacked(view[start:], min(most, MAX_UNPACKED - total), check)
        total += size
        if size >= most or total >= MAX_UNPACKED:
            raise TooMuchPacked


def _most(described: bytes) -> int:
    if b"/ObjStm" in described or b"/XRef" in described:
        return _MAX_STRUCTURE
    return _MAX_IMAGE if b"/Image" in described else _MAX_OTHER


def _unpacked(packed: memoryview, most: int, check: Callable[[], None]) -> int:
    """How many bytes come out, counted no further than `most`."""
    inflater = zlib.decompressobj()
    size = at = 0
    try:
        while at < len(packed) and size < most and not inflater.eof:
            piece: bytes | memoryview = packed[at : at + (_PIECE >> 4)]
            at += len(piece)
            while piece and size < most and not inflater.eof:
                check()
                size += len(inflater.decompress(piece, _PIECE))
                piece = inflater.unconsumed_tail
    except zlib.error:
        return size  # damage is for others to find
    return size
