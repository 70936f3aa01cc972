"""Rows of a sheet that are not of the list: totals, remarks, the numbers of columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOTAL = re.compile(r".{0,10}[合总小共]\s*计数?[:：]?\s*[(（]?\s*\d*\s*[家个项户件条]?(?:企业)?[)）]?")
_REMARK = re.compile(
    r"(?:注|备注|说明|填表说明|填报说明|填表人|填报人|制表人?|审核人?|填报单位|填表单位|制表单位|单位负责人|负责人|联系人"
    r"|联系电话|填报日期|填报时间|填表日期|填表时间|日期)\s*\d*\s*[:：].*|注\s*[1-9一二][.、．].*"
    r"|[(（]?以下(?:空白|无正文)[)）]?|第\s*\d+\s*页.*",
    re.DOTALL,
)
_REMARK_HEAD = re.compile(r"注|备\s*注|说\s*明|填表说明|填报说明")
_NUMBERING = {"序号", "编号", "栏次", "行次", "列次"}
_STEMS = "甲乙丙丁戊己庚辛"
_FEWEST_NUMBERS = 2


def is_beside(cells: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether a row is a total, or a remark; `texts` are those of its cells that stand in the list."""
    first = next(text for text in cells if text).strip()
    if any(_TOTAL.fullmatch(text) for text in (first, texts[0].strip())):
        return True
    if len(texts) > 1:
        return False
    said = next(text for text in reversed(cells) if text).strip()
    return any(_REMARK.fullmatch(text) for text in (first, said)) or (
        said != first and _REMARK_HEAD.fullmatch(first) is not None
    )


def numbers_columns(cells: Sequence[str]) -> bool:
    """Whether a row gives the columns their numbers, as 甲、乙、1、2 stand under the headings of returns."""
    texts = [text.strip() for text in cells if text.strip()]
    if texts and texts[0] in _NUMBERING:
        del texts[0]
    stems = 0
    while stems < len(texts) and texts[stems] == _STEMS[stems : stems + 1]:
        stems += 1
    numbers = [str(number) for number in range(1, len(texts) - stems + 1)]
    return len(texts) > _FEWEST_NUMBERS and texts[stems:] == numbers
