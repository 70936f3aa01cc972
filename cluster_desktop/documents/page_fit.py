"""Answers in rows that grow with their text: set smaller until every row of 一–七 is on its page again."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from cluster_desktop.documents.blank import bound_blank
from cluster_desktop.documents.fill import DoesNotFit, fill
from cluster_desktop.documents.filling.fitting import SIZES
from cluster_desktop.documents.layout import lay_out
from cluster_desktop.documents.proof import pages_of_blank
from cluster_desktop.forms.fields import FieldIndex

if TYPE_CHECKING:
    from cluster_desktop.documents.blank import BoundBlank
    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout import Layout
    from cluster_desktop.documents.proof_pages import PageMap, RowNumber
    from cluster_desktop.forms.model import Edition
    from cluster_desktop.forms.values import Answers


def fill_on_pages(
    template: bytes, edition: Edition, answers: Answers, fonts: FontBook
) -> tuple[bytes, Layout]:
    """The filled form and its layout, with the answers as large as the cells and the pages allow.

    An official blank may let its rows grow; then the cells alone do not say how much they hold.

    Raises:
        DoesNotFit: even in the smallest type a row leaves its page, or a cell does not hold its answer.
        BindError, UnfitWord, UnsupportedContent, MissingGlyph: as `form.make_form`.
    """
    blank = bound_blank(template, edition)
    pages = pages_of_blank(blank, template, fonts)
    word = fill(template, edition, answers, fonts)
    layout = lay_out(word, fonts)
    if not any(pages.growing.values()):
        return word, layout
    moved = pages.moved(layout)
    for size in SIZES:
        if not moved:
            break
        word = fill(template, edition, answers, fonts, growing=size)
        layout = lay_out(word, fonts)
        moved = pages.moved(layout)
    if moved and (path := _longest(blank, pages, moved[0], answers)) is not None:
        raise DoesNotFit(
            FieldIndex(edition)[path].name, path, _excess(path, template, edition, answers, fonts, pages)
        )
    return word, layout


def _longest(blank: BoundBlank, pages: PageMap, moved: RowNumber, answers: Answers) -> str | None:
    """The path of the longest answer in a growing row of the page that `moved` was pushed off."""
    lengths: dict[str, int] = {}
    for path, place in blank.binding.places.items():
        value = answers.get(path)
        if isinstance(value, str) and value and place.cell is not None:
            row = place.cell.table, place.cell.row
            if pages.growing.get(row) and pages.page(row) == pages.page(moved):
                lengths[path] = len(value)
    return max(lengths, key=lambda path: lengths[path], default=None)


def _excess(  # noqa: PLR0917 - everything that a form is made from
    path: str, template: bytes, edition: Edition, answers: Answers, fonts: FontBook, pages: PageMap
) -> int:
    """How many characters of an answer are too many."""
    text = str(answers[path])

    def too_long(kept: int) -> bool:
        shorter = {**answers, path: text[:kept]}
        word = fill(template, edition, shorter, fonts, growing=SIZES[-1])
        return bool(pages.moved(lay_out(word, fonts)))

    return len(text) - bisect_right(range(1, len(text) + 1), 0, key=too_long)
