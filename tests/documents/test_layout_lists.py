"""Automatic numbers: how they count, and how they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_desktop.documents.layout import UnsupportedContent, lay_out
from cluster_desktop.documents.layout.number_forms import formatted
from tests.documents.handmade import EXACT_20, document, paragraph

if TYPE_CHECKING:
    from cluster_desktop.documents.fonts import FontBook


def level(number: int, form: str, label: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{label}"/></w:lvl>'
    )


def listed(number: int = 0, name: str = "1") -> str:
    place = f'<w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="{name}"/></w:numPr>'
    return paragraph("项", place + EXACT_20)


def labels(levels: str, *items: str, fonts: FontBook, more: str = "") -> list[str]:
    """What stands before each item of a list."""
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )
    texts = lay_out(document(*items, parts={"numbering.xml": numbering}), fonts).pages[0].texts
    printed = "".join(text.text for text in texts if text.baseline < 770)
    return printed.split("项")[:-1]


@pytest.mark.parametrize(
    ("number", "form", "words"),
    [
        (3, "chineseCounting", "三"),
        (10, "chineseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (20, "chineseCountingThousand", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (1010, "chineseCountingThousand", "一千零一十"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (27, "lowerLetter", "aa"),
        (3, "upperLetter", "C"),
        (1994, "upperRoman", "MCMXCIV"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (3, "decimalFullWidth", "３"),
        (7, "decimalZero", "07"),
        (2, "ideographTraditional", "乙"),
    ],
)
def test_numbers_are_written_as_word_writes_them(number: int, form: str, words: str) -> None:
    assert formatted(number, form) == words


def test_lower_levels_begin_anew_under_each_higher_one(fonts: FontBook) -> None:
    levels = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2 ", "<w:isLgl/>")
    items = [listed(0), listed(1), listed(1), listed(0), listed(1)]
    assert labels(levels, *items, fonts=fonts) == ["一、", "1.1 ", "1.2 ", "二、", "2.1 "]


def test_a_list_may_begin_again_at_a_number_of_its_own(fonts: FontBook) -> None:
    restart = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    items = [listed(), listed(), listed(name="2"), listed(name="2")]
    assert labels(level(0, "lowerLetter", "%1."), *items, fonts=fonts, more=restart) == [
        "a.",
        "b.",
        "e.",
        "f.",
    ]


def test_a_number_that_is_turned_off_is_not_printed(fonts: FontBook) -> None:
    items = [listed(), listed(name="0"), listed()]
    assert labels(level(0, "decimal", "%1."), *items, fonts=fonts) == ["1.", "", "2."]


def test_a_way_to_count_that_is_not_known_is_refused(fonts: FontBook) -> None:
    with pytest.raises(UnsupportedContent, match="编号"):
        labels(level(0, "hindiCounting", "%1."), listed(), fonts=fonts)
