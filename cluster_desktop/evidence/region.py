"""The area on the cover of the form, as it is written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.forms.model import Edition
    from cluster_desktop.forms.values import Value

_AREA_WORDS = ("省", "市", "区", "县", "旗", "州", "盟")


def named_areas(edition: Edition, answers: Mapping[str, Value]) -> dict[str, str]:
    """Province, city and county by path, each with the word printed after its blank (市)."""
    return {
        blank.path: _named(str(answers.get(blank.path, "")), blank.after)
        for line in edition.cover.lines
        for blank in line.blanks
        if blank.path.startswith("region/")
    }


def _named(area: str, after: str) -> str:
    """The area with the word after its blank, unless that word is a choice (县（市、区）)."""
    return area + after if area and len(after) == 1 and not area.endswith(after) else area


def with_word(area: str, word: str) -> str:
    """The area with its word (省, 市, 县) unless it ends with one; an area that is not given stays empty."""
    return area if not area or area.endswith(_AREA_WORDS) else area + word
