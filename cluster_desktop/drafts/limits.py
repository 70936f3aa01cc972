"""How much a draft may hold: kept to by every change made here, demanded of every file from outside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from cluster_desktop.drafts.errors import ValueUnfit

LARGEST_FILE = 2 * 1024**3
"""Of a draft that is received, in bytes."""
LARGEST_BLOB = 256 * 1024**2
"""Of a file in it, in bytes: no less than what evidence may be."""
LARGEST_VALUE = 1_000_000
"""Of one value as canonical JSON, in bytes."""
LARGEST_TEXT = 128 * 1024**2
"""Of all values together, in bytes: they are read into memory."""
MOST_CHANGES = 200_000
MOST_BLOBS = 20_000
MOST_PARENTS = 64
LONGEST_PATH = 300
LONGEST_AUTHOR = 100
"""In characters."""
MOST_NESTED = 200
"""Brackets in one value, so that it is not nested deeper than Python follows."""

_HIDDEN = {"Cc", "Cf", "Cs"}  # private and unknown characters are rare hanzi in names
_MOMENT = re.compile(r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d\.\d{3}Z")


def refuse_unfit(path: str, value: str, author: str) -> None:
    """Raise `ValueUnfit` for a change that no other machine would take: `value` is canonical JSON."""
    if not 0 < len(path) <= LONGEST_PATH or not path.isprintable():
        raise ValueUnfit(f"栏目“{path[:20]}”的名称太长，或含有控制字符。")
    if not is_name(author):
        raise ValueUnfit(f"填写人姓名不能超过 {LONGEST_AUTHOR} 字，也不能含有控制字符。请改短后再试。")
    if len(value) > LARGEST_VALUE // 4 and len(value.encode()) > LARGEST_VALUE:
        raise ValueUnfit("内容超过 1 MB，无法保存。请缩短，或作为佐证材料添加。", where=path)


@lru_cache(1024)  # a draft has few authors and many changes
def is_name(text: str) -> bool:
    """Whether `text` can stand for a person in the history: short, on one line, nothing that hides."""
    return len(text) <= LONGEST_AUTHOR and all(unicodedata.category(char) not in _HIDDEN for char in text)


@lru_cache(1024)
def is_moment(text: str) -> bool:
    """Whether `text` is written as moments are (ISO 8601 UTC with milliseconds), however absurd."""
    return _MOMENT.fullmatch(text) is not None
