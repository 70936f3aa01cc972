"""What an answer may be, and how it is read: cleaning, numbers, 无, and 字数."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from cluster_desktop.forms.fields import Field

Value = str | bool
Answers = Mapping[str, Value]

_LINE_BREAKS = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")


class ValueRefused(ClusterError):
    """A value that can never be an answer; the message names the character or the kind of value."""


def clean_value(field: Field, raw: object) -> Value | None:
    r"""The value as it is stored on `field`; None clears the answer.

    Text in which nothing is visible clears.  On a tick `true` and `false` become booleans; on any
    other field a boolean becomes its word, so that only ticks ever hold booleans.  Line breaks become
    `\n` and tabs a space.  Any other text is taken as it is: the checker judges it.

    Raises:
        ValueRefused: neither text nor true/false, or text with characters that no document can carry.
    """
    if isinstance(raw, bool):
        return raw if field.is_tick else str(raw).lower()
    if not isinstance(raw, str):
        told = f"“{field.name}”只接受文字或勾选，不接受 {json.dumps(raw, default=repr):.40}。"
        raise ValueRefused(f'{told}数据加引号写成文字，如 "86.50"。', where=field.path)
    text = _LINE_BREAKS.sub("\n", raw).replace("\t", " ")
    _refuse_uncarriable(field, text)
    if all(character.isspace() or unicodedata.category(character) == "Cf" for character in text):
        return None
    if field.is_tick and text.strip() in {"true", "false"}:
        return text.strip() == "true"
    return text


def _refuse_uncarriable(field: Field, text: str) -> None:
    for position, character in enumerate(text, start=1):
        if not _is_carriable(character):
            code = f"U+{ord(character):04X}"
            message = f"“{field.name}”的第 {position} 个字符 {code} 不能写入文件。删去后重新填写。"
            raise ValueRefused(message, where=field.path)


def _is_carriable(character: str) -> bool:
    """Whether XML and fonts can hold it: no control character, lone surrogate or noncharacter."""
    code = ord(character)
    noncharacter = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return character == "\n" or not (noncharacter or unicodedata.category(character) in {"Cc", "Cs"})


def text_of(answers: Answers, path: str) -> str:
    """The text answered on `path` without surrounding white space, empty where there is none."""
    value = answers.get(path)
    return value.strip() if isinstance(value, str) else ""


def is_none(text: str) -> bool:
    """Whether the answer is 无, which 填报说明 2 asks for where there is nothing to report."""
    return text.strip() == "无"


def parse_number(text: str) -> Decimal | None:
    """The figure that was typed, None where the text is not one.

    Full-width digits and thousands separators are understood; exponents, units and percent signs are not.
    """
    plain = unicodedata.normalize("NFKC", text.strip()).replace("−", "-")
    return Decimal(plain.replace(",", "")) if _NUMBER.fullmatch(plain) else None


@lru_cache(maxsize=256)
def word_count(text: str) -> int:
    """字数 as Word counts it: each Chinese character or full-width mark 1, each run of others 1."""
    count = 0
    in_run = False
    for character in text:
        if character.isspace():
            in_run = False
        elif _is_wide(character):
            count += 1
            in_run = False
        elif not in_run:
            count += 1
            in_run = True
    return count


def _is_wide(character: str) -> bool:
    """Wide, or a mark of ambiguous width (“ ” … — ①), which Chinese text sets full-width."""
    if character.isascii():
        return False
    width = unicodedata.east_asian_width(character)
    return width in "WF" or (width == "A" and unicodedata.category(character)[0] in "PSN")
