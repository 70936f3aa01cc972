"""Boxes that Word files draw with a symbol face (`w:sym`), as the characters they look like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.word import child, w

if TYPE_CHECKING:
    from cluster_desktop.documents.word import Element

SYMBOLS = {
    ("Wingdings", "F06F"): "□",
    ("Wingdings", "F071"): "□",
    ("Wingdings", "F072"): "□",
    ("Wingdings", "F0A8"): "□",
    ("Wingdings", "F0FE"): "☑",
    ("Wingdings", "F0FD"): "☒",
    ("Wingdings", "F078"): "☒",
    ("Wingdings", "F06E"): "■",
    ("Wingdings", "F0FC"): "✓",
    ("Wingdings 2", "F02A"): "□",
    ("Wingdings 2", "F0A3"): "□",
    ("Wingdings 2", "F052"): "☑",
    ("Wingdings 2", "F053"): "☒",
    ("Wingdings 2", "F051"): "☒",
    ("Wingdings 2", "F054"): "☒",
    ("Wingdings 2", "F050"): "✓",
}
"""By face and code."""
TICKED_CODES = {"Wingdings": "F0FE", "Wingdings 2": "F052"}
"""The ticked box of each face."""
UNKNOWN = "\ufffc"


def symbol(element: Element) -> str:
    """The character that a `w:sym` looks like; U+FFFC for one that is not known."""
    code = element.get(w("char"), "").upper()
    return SYMBOLS.get((element.get(w("font"), ""), code), UNKNOWN)


def as_drawn(char: str, face: str) -> str:
    """What a character of a run looks like whose face is a symbol face, such as `R` in Wingdings 2."""
    code = f"{0xF000 + ord(char):04X}" if ord(char) < 0x100 else f"{ord(char):04X}"
    return SYMBOLS.get((face, code), char)


def symbol_face(run: Element | None) -> str | None:
    """The symbol face that a run is set in; None for one of text."""
    properties = None if run is None else child(run, "rPr")
    fonts = None if properties is None else child(properties, "rFonts")
    face = "" if fonts is None else fonts.get(w("ascii"), "")
    return face if face in TICKED_CODES else None
