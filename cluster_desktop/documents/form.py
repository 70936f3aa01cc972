"""The form as files: the Word file filled and proved, and the PDF that is that same file painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.documents.bind import BindError
from cluster_desktop.documents.blank import bound_blank
from cluster_desktop.documents.page_fit import fill_on_pages
from cluster_desktop.documents.paint import paint
from cluster_desktop.documents.places import places
from cluster_desktop.documents.proof import ProofReport, pages_of_blank, prove
from cluster_desktop.errors import ClusterError
from cluster_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.inks import Spot
    from cluster_desktop.documents.layout import Layout
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


@dataclass(frozen=True)
class FormPages:
    """The form laid out, and the spots of each path that it prints."""

    layout: Layout
    spots: Mapping[str, tuple[Spot, ...]]


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
        DoesNotFit: an answer is too long for its cell, or pushes a row of 一–七 off its page.
        BindError: the template is not that of the edition.
        UnfitWord: the template cannot be read.
        UnsupportedContent: it holds something that cannot be laid out.
        MissingGlyph: no face has one of the characters.
    """
    blank = official_blank(edition) if template is None else template
    word, layout = fill_on_pages(blank, edition, answers, fonts)
    pdf = paint(layout, fonts, title=edition.title, watermark=_DRAFT if draft else None)
    return FormFiles(word, pdf, len(layout.pages), prove(blank, word, edition, fonts, layout=layout))


def form_pages(
    edition: Edition, answers: Answers, fonts: FontBook, *, template: bytes | None = None
) -> FormPages:
    """The pages of the filled form and where its answers stand on them, neither painted nor proved.

    Raises:
        DoesNotFit, BindError, UnfitWord, UnsupportedContent, MissingGlyph: as `make_form`.
    """
    blank = official_blank(edition) if template is None else template
    _, layout = fill_on_pages(blank, edition, answers, fonts)
    binding = bound_blank(blank, edition).binding
    return FormPages(layout, places(binding, edition, answers, layout, fonts))


def blank_form(edition: Edition, fonts: FontBook, *, template: bytes | None = None) -> FormFiles:
    """The empty form: the blank itself, byte for byte where nothing is filled in, and its PDF.

    Raises:
        BindError, UnfitWord, UnsupportedContent, MissingGlyph: as `make_form`.
    """
    return make_form(edition, {}, fonts, template=template)


def official_blank(edition: Edition) -> bytes:
    """The blank of `edition` that comes with the program."""
    return resource("templates", edition.template).read_bytes()


def check_blank(data: bytes, edition: Edition, fonts: FontBook) -> tuple[str, ...]:
    """Why a file cannot be used as the blank of `edition`, in plain Chinese; empty where it can.

    It is no Word file that can be read, or these labels do not bind, or this cannot be laid out.
    """
    try:
        pages_of_blank(bound_blank(data, edition), data, fonts)
    except BindError as error:
        return error.unbound
    except ClusterError as error:
        return (str(error),)
    return prove(data, data, edition, fonts).failures
