"""Builds the blank of an edition.

    python resources/templates/build.py EDITION [OUT.docx]

The words come from the edition, the shape of the rows from the kinds of its items.  What is particular to a
blank is in the script of its name (`national_2024` for `national-2024`): columns, heights, page ends.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from cover import cover_page
from declarations import declaration_page
from instructions import instruction_pages
from package import blank
from parts import Font
from plan import plan_pages
from rows import Style
from sections import section_pages

from cluster_desktop.forms.loader import load_edition
from cluster_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pages import Blank

    from cluster_desktop.documents.word import Element
    from cluster_desktop.forms.model import Edition


def build(edition: Edition, shape: Blank) -> bytes:
    """The whole blank."""
    return blank(edition.title, list(_elements(edition, shape)))


def _elements(edition: Edition, shape: Blank) -> Iterator[Element]:
    notes = edition.instructions
    style = Style([f"{year}年" for year in edition.years], underlined=shape.underlined)
    *tables, plan, declarations = edition.sections
    yield from cover_page(edition.cover, shape.cover, Font(size=shape.cover_size))
    if notes.before_form:
        yield from instruction_pages(notes, shape.instructions)
    for section in tables:
        yield from section_pages(section, shape.pages[section.no], style)
    yield from plan_pages(plan, shape)
    yield from declaration_page(declarations)
    if not notes.before_form:
        yield from instruction_pages(notes, shape.instructions)


if __name__ == "__main__":
    form = load_edition(sys.argv[1])
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else resource("templates", form.template)
    target.write_bytes(build(form, import_module(form.id.replace("-", "_")).BLANK))
