"""The proof that filling changed nothing but the answers (不得改变表格样式，其中一至七部分不得串页).

It reads the two files anew and trusts nothing that the filling did.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cluster_desktop.documents.bind import bind
from cluster_desktop.documents.layout import lay_out
from cluster_desktop.documents.proof_pages import page_failures
from cluster_desktop.documents.proof_structure import StructureProof
from cluster_desktop.documents.word import open_word
from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout import Layout
    from cluster_desktop.forms.model import Edition

_MUST_COUNT = ("tables", "rows", "cells", "characters", "placed rows", "pages")


@dataclass(frozen=True)
class ProofReport:
    """What the proof found.

    `compared` counts tables, rows, cells, printed characters, rows placed on pages, and pages; `failures` are
    in plain Chinese.
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
        blank = open_word(template)
        binding = bind(blank, edition)
        failures += StructureProof(binding, compared).failures(blank, open_word(filled))
        failures += page_failures(
            binding, _layout_of_blank(template, fonts), layout or lay_out(filled, fonts), compared
        )
    except ClusterError as error:
        failures.append(f"无法核对：{error}")
    failures += [f"没有核对到：{what}" for what in _MUST_COUNT if not compared[what] and not failures]
    return ProofReport(not failures, dict(compared), tuple(failures))


@lru_cache(maxsize=2)
def _layout_of_blank(template: bytes, fonts: FontBook) -> Layout:
    return lay_out(template, fonts)
