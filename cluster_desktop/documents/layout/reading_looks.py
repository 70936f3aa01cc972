"""How characters look: the properties of runs as a `TextStyle`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from cluster_desktop.documents.fonts import face_named
from cluster_desktop.documents.layout.model import TextStyle
from cluster_desktop.documents.layout.ooxml import is_on, number, points

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.documents.layout.ooxml import Element
    from cluster_desktop.documents.layout.styles import Properties, Styles

_DEFAULT_SIZE = 10.0
_LARGEST_SIZE = 1638.0
_SCRIPT_SIZE = 0.65
_SUPERSCRIPT_RISE = 0.35
_SUBSCRIPT_RISE = -0.14
_COLOUR_DIGITS = frozenset("0123456789ABCDEF")


@dataclass(frozen=True, slots=True)
class Look:
    """A style of text, and the properties that it was made of."""

    style: TextStyle
    properties: Properties


class Looks:
    """The looks of a document's text, each worked out once."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._known: dict[tuple[bytes, str, str], Look] = {}

    def of(self, own: Element | None, paragraph: str = "", table: str = "") -> Look:
        """The look of text whose `w:rPr` is `own`, in a paragraph and a table of these styles.

        Raises:
            UnfitWord: a measure is impossible.
        """
        key = (written(own), paragraph, table)
        look = self._known.get(key)
        if look is None:
            properties = self._styles.text(own, paragraph, table)
            look = self._known[key] = Look(text_style(properties), properties)
        return look


def written(element: Element | None) -> bytes:
    """An element as it stands in the file: equal properties are worked out once."""
    return b"" if element is None else etree.tostring(element, with_tail=False)


def text_style(properties: Mapping[str, str]) -> TextStyle:
    """The look of text with these properties.

    Raises:
        UnfitWord: a measure is impossible.
    """
    bold = is_on(properties, "b")
    latin = properties.get("rFonts/ascii") or properties.get("rFonts/hAnsi") or ""
    size = min(max(number(properties.get("sz"), _DEFAULT_SIZE * 2) / 2, 0.5), _LARGEST_SIZE)
    rise = number(properties.get("position")) / 2
    raised = properties.get("vertAlign")
    if raised in {"superscript", "subscript"}:
        rise += size * (_SUPERSCRIPT_RISE if raised == "superscript" else _SUBSCRIPT_RISE)
        size *= _SCRIPT_SIZE
    return TextStyle(
        latin=face_named(latin, bold=bold),
        asian=face_named(properties.get("rFonts/eastAsia", ""), bold=bold),
        asian_marks=properties.get("rFonts/hint") == "eastAsia",
        size=size,
        bold=bold,
        underline=is_on(properties, "u"),
        colour=colour(properties.get("color")),
        spacing=points(properties.get("spacing")),
        scale=min(max(number((properties.get("w") or "").rstrip("%"), 100) / 100, 0.01), 6.0),
        rise=rise,
    )


def colour(text: str | None, automatic: str = "000000") -> str:
    """Six hex digits; `automatic` where the file leaves the colour open."""
    found = (text or "").upper()
    return found if len(found) == 6 and set(found) <= _COLOUR_DIGITS else automatic
