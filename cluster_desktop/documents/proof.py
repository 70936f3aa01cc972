"""The proof that filling changed nothing but the answers (不得改变表格样式，其中一至七部分不得串页).

It reads the two files anew and trusts nothing that the filling did.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cluster_desktop.documents.blank import bound_blank
from cluster_desktop.documents.layout import lay_out
from cluster_desktop.documents.proof_pages import page_map
from cluster_desktop.documents.proof_structure import StructureProof
from cluster_desktop.documents.word import open_word
from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.documents.blank import BoundBlank
    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout import Layout
    from cluster_desktop.documents.proof_pages import PageMap
    from cluster_desktop.forms.model import Edition

_MUST_COUNT = ("tables", "rows", "cells", "characters", "placed rows", "pages")


@dataclass(frozen=True)
class ProofReport:
    """What the proof found.

    `compared` counts tables, rows, cells, printed characters, boxes to tick, content controls and the check
    boxes among them, rows placed on pages, and pages; `failures` are in plain Chinese.
    """

    ok: bool
    compared: Mapping[str, int]
    failures: tuple[str, ...]


def prove(
    template: bytes, filled: bytes, edition: Edition, fonts: FontBook, *, layout: Layout | None = None
) -> ProofReport:
    """Compares a filled form with its blank.

    What cannot be read, bound or laid out, and a comparison that found nothing to compare, is a failure.

    Args:
        template: the blank.
        filled: the form to be proved.
        edition: what the form is.
        fonts: the faces it is laid out with.
        layout: the layout of `filled`, where it has been made already.
    """
    compared: Counter[str] = Counter()
    failures: list[str] = []
    try:
        blank = bound_blank(template, edition)
        failures += _structure(blank).failures(open_word(filled), compared)
        pages = pages_of_blank(blank, template, fonts)
        failures += pages.failures(layout or lay_out(filled, fonts), compared)
    except ClusterError as error:
        failures.append(f"无法核对：{error}")
    failures += [f"没有核对到：{what}" for what in _MUST_COUNT if not compared[what] and not failures]
    return ProofReport(not failures, dict(compared), tuple(failures))


@lru_cache(maxsize=4)
def pages_of_blank(blank: BoundBlank, template: bytes, fonts: FontBook) -> PageMap:
    """The page map of the blank `template`, made once.

    Raises:
        UnsupportedContent: it holds something that cannot be laid out.
        MissingGlyph: no face has one of the characters.
    """
    return page_map(blank, lay_out(template, fonts))


@lru_cache(maxsize=4)
def _structure(blank: BoundBlank) -> StructureProof:
    return StructureProof(blank)
