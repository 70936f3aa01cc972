"""Words from the clipboard as a cell takes them: no tabs, no control characters, tidy line breaks."""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_BLANK_LINES = re.compile("\n{3,}")
_INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff\u00ad"


def plain_text(words: str, *, lines: bool = True) -> str:
    """What was copied elsewhere, plain.

    Tabs and no-break spaces become spaces, control and invisible characters go, spaces at the ends of lines
    too, and more than one empty line becomes one.  Without `lines` all stands in one line: lines are joined,
    with a space only between Latin words.
    """
    text = _BREAKS.sub("\n", words).replace("\t", " ").replace("\xa0", " ")
    text = "".join(each for each in text if each == "\n" or _is_kept(each))
    text = "\n".join(line.rstrip(" \u3000") for line in text.split("\n"))
    text = _BLANK_LINES.sub("\n\n", text).strip("\n")
    return text if lines else _joined(text)


def _is_kept(character: str) -> bool:
    return character not in _INVISIBLE and unicodedata.category(character) not in {"Cc", "Cs"}


def _joined(text: str) -> str:
    result = ""
    for line in filter(None, (each.strip() for each in text.split("\n"))):
        between = " " if result[-1:].isascii() and line[:1].isascii() and result else ""
        result += between + line
    return result
