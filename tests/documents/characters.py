"""Sets of characters out of Unicode's own files (Debian's package `unicode-data`)."""

from __future__ import annotations

import bz2
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNICODE = Path("/usr/share/unicode")
_STANDARD = re.compile(r"^U\+([0-9A-F]+)\tkTGH\t2013:(\d+)", re.MULTILINE)
_EXTENSION = re.compile(r"^([0-9A-F]+);<CJK Ideograph Extension ([A-Z]), (First|Last)>", re.MULTILINE)
_EXTENSION_I = range(0x2EBF0, 0x2EE5E)
"""Younger (Unicode 15.1) than the files of Debian 12."""


def standard_characters() -> list[str]:
    """The 8,105 characters of the table of standard characters (通用规范汉字表, 2013), in its order."""
    path = _file("Unihan_OtherMappings.txt.bz2")
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        found = _STANDARD.findall(lines.read())
    return [chr(int(code, 16)) for code, _ in sorted(found, key=lambda entry: int(entry[1]))]


def extensions() -> dict[str, range]:
    """The assigned characters of each extension of CJK ideographs, by its letter."""
    found: dict[str, list[int]] = {"I": [_EXTENSION_I.start, _EXTENSION_I.stop - 1]}
    for code, letter, end in _EXTENSION.findall(_file("UnicodeData.txt").read_text(encoding="utf-8")):
        found.setdefault(letter, [0, 0])[end == "Last"] = int(code, 16)
    return {letter: range(first, last + 1) for letter, (first, last) in sorted(found.items())}


def sample(chars: Sequence[str], most: int) -> Sequence[str]:
    """`most` of the characters, evenly spread; all of them where there are no more."""
    count = min(most, len(chars))
    return [chars[number * len(chars) // count] for number in range(count)]


def _file(name: str) -> Path:
    path = _UNICODE / name
    assert path.is_file(), f"{path}: install Debian's package unicode-data (installer/setup.sh test)"
    return path
