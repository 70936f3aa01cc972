"""Comparing the content controls of a filled form with the blank: they stay, and show what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.text import W14, checkbox_of, is_ticked, ticked_glyph
from cluster_desktop.documents.canonical import Canonical, canonical
from cluster_desktop.documents.word import Element, child, w

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Collection, Iterator

_CHANGING = (w("showingPlcHdr"), w("dataBinding"), f"{W14}checked")


def control_failures(
    blank: Element, filled: Element, added: Collection[Element], compared: Counter[str]
) -> Iterator[str]:
    """What differs in the controls of two bodies; those in rows `added` to the target table are left out."""
    ours = list(blank.iter(w("sdt")))
    theirs = [
        control
        for control in filled.iter(w("sdt"))
        if not any(ancestor in added for ancestor in control.iterancestors(w("tr")))
    ]
    if [_properties(control) for control in ours] != [_properties(control) for control in theirs]:
        yield "内容控件被增减或改动"
    for control in theirs:
        compared["controls"] += 1
        checkbox = control.find(f"{w('sdtPr')}/{W14}checkbox")
        if checkbox is not None:
            compared["check boxes"] += 1
            if is_ticked(checkbox) != _shows_tick(control, checkbox):
                yield f"勾选框显示的与记录的不一致：“{_words_around(control)}”"


def _properties(control: Element) -> Canonical:
    """What stays of a control's properties: a filled one neither invites to write nor takes other text."""
    properties = child(control, "sdtPr")
    return () if properties is None else canonical(properties, without=_CHANGING)


def _shows_tick(control: Element, checkbox: Element) -> bool:
    shown = "".join(piece.text or "" for piece in control.iter(w("t")) if checkbox_of(piece) is checkbox)
    return ticked_glyph(checkbox) in shown


def _words_around(control: Element) -> str:
    paragraph = next(control.iterancestors(w("p")), control)
    return "".join(piece.text or "" for piece in paragraph.iter(w("t"))).strip()[:20]
