"""The form as files: the Word file filled and proved, and the PDF that is that same file painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.documents.fill import fill
from cluster_desktop.documents.layout import lay_out
from cluster_desktop.documents.paint import paint
from cluster_desktop.documents.proof import ProofReport, prove
from cluster_desktop.resources import resource

if TYPE_CHECKING:
    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.forms.model import Edition
    from cluster_desktop.forms.values import Answers

_DRAFT = "草稿"


@dataclass(frozen=True)
class FormFiles:
    """The two files of a form, their number of pages, and the proof that the table is as it was."""

    word: bytes
    pdf: bytes
    pages: int
    proof: ProofReport


def make_form(
    edition: Edition,
    answers: Answers,
    fonts: FontBook,
    *,
    draft: bool = False,
    template: bytes | None = None,
) -> FormFiles:
    """Fills the form of `edition`, paints it, and proves it; the same input gives the same bytes.

    Args:
        edition: which form.
        answers: the answers by path.
        fonts: the faces of the program.
        draft: marks every page of the PDF with 草稿.
        template: an official blank to use in place of ours.

    Raises:
        DoesNotFit: an answer is too long for its cell.
        BindError: the template lacks a label of the edition.
        UnfitWord: the template cannot be read.
        UnsupportedContent: it holds something that cannot be laid out.
        MissingGlyph: no face has one of the characters.
    """
    blank = official_blank(edition) if template is None else template
    word = fill(blank, edition, answers, fonts)
    layout = lay_out(word, fonts)
    pdf = paint(layout, fonts, title=edition.title, watermark=_DRAFT if draft else None)
    return FormFiles(word, pdf, len(layout.pages), prove(blank, word, edition, fonts, layout=layout))


def blank_form(edition: Edition, fonts: FontBook, *, template: bytes | None = None) -> FormFiles:
    """The empty form: the blank itself, byte for byte where nothing is filled in, and its PDF.

    Raises:
        BindError: the template lacks a label of the edition.
    """
    return make_form(edition, {}, fonts, template=template)


def official_blank(edition: Edition) -> bytes:
    """The blank of `edition` that comes with the program."""
    return resource("templates", edition.template).read_bytes()
