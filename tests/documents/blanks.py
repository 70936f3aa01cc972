"""The blank of every edition for tests, read and laid out once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cluster_desktop.documents.bind import Binding, bind
from cluster_desktop.documents.form import official_blank
from cluster_desktop.documents.layout import Layout, lay_out
from cluster_desktop.documents.word import WordFile, open_word
from cluster_desktop.forms.loader import edition_ids, load_edition

if TYPE_CHECKING:
    from cluster_desktop.documents.fonts import FontBook

EDITIONS = edition_ids()


@cache
def blank(edition_id: str) -> bytes:
    """The blank as it comes with the program."""
    return official_blank(load_edition(edition_id))


@cache
def document(edition_id: str) -> WordFile:
    """The blank, read."""
    return open_word(blank(edition_id))


@cache
def binding(edition_id: str) -> Binding:
    """Where the answers stand on the blank."""
    return bind(document(edition_id), load_edition(edition_id))


@cache
def laid_out(edition_id: str, fonts: FontBook) -> Layout:
    """The blank on its pages."""
    return lay_out(blank(edition_id), fonts)
