"""The step of the guide that imports a list: the program makes a small Excel file to take in."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.errors import ClusterError, reason
from cluster_desktop.evidence.lists.reading import read_rows
from cluster_desktop.forms.values import parse_number, text_of
from cluster_desktop.ui import work
from cluster_desktop.ui.lists.importing import import_words
from cluster_desktop.ui.lists.list_page import ListPage
from cluster_desktop.ui.shell.route import list_page

if TYPE_CHECKING:
    from cluster_desktop.forms.model.lists import ListDefinition
    from cluster_desktop.ui.session.session import Session
    from cluster_desktop.ui.shell.draft_view import DraftView

SAMPLE_NAME = "示例表格.xlsx"
_MOST = 5
"""Rows that are made up for a list that has none."""
_SHORT = 100
"""Rows that fit on a few screens."""


def was_imported(session: Session, definition: ListDefinition) -> bool:
    """Whether the last act was an import of this list."""
    step = session.acts.next_undo
    return step is not None and step.about.startswith(import_words(definition))


def sample_list(session: Session) -> ListDefinition | None:
    """A list to import into: one of a few rows, else one that the form counts a few of, else the first."""
    definitions = session.lists.definitions
    short = (each for each in definitions if 0 < session.lists.count(each.key) <= _SHORT)
    counted = (each for each in definitions if _wanted(session, each))
    return next(short, None) or next(counted, None) or next(iter(definitions), None)


def _wanted(session: Session, definition: ListDefinition) -> int:
    """How many rows the form says that a list without rows has; 0 where these are not a few."""
    figures = [parse_number(text_of(session.answers, feed.path)) or 0 for feed in definition.feeds]
    few = not session.lists.count(definition.key) and len(figures) == 1 and 0 < figures[0] <= _MOST
    return int(figures[0]) if few else 0


def open_sample(view: DraftView, definition: ListDefinition) -> None:
    """Make the file and show what is in it, as for any file that is chosen to be imported."""
    place = view.session.draft.path
    count = _wanted(view.session, definition) or 1

    def task(_: work.Ticket) -> bytes:
        # openpyxl is loaded when a sheet is first asked for.
        from cluster_desktop.examples.sample_sheet import sample_sheet  # noqa: PLC0415

        with Draft.open(place, read_only=True) as draft:
            rows = (row.cells for row in read_rows(draft, definition.key))
            return sample_sheet(definition, rows, count=count)

    job = work.start(task, view)
    job.finished.connect(partial(_show, view, definition))
    job.failed.connect(partial(_tell, view))


def _show(view: DraftView, definition: ListDefinition, data: bytes) -> None:
    """Show it, where the official is still at this list."""
    page = view.pages[list_page(definition.key)]
    if not isinstance(page, ListPage) or not page.isVisible():
        return
    try:
        folder = tempfile.TemporaryDirectory(prefix="guide-", ignore_cleanup_errors=True)
        file = Path(folder.name) / SAMPLE_NAME
        file.write_bytes(data)
    except OSError as error:
        view.strip.show_words(f"{SAMPLE_NAME} 没有写成：{reason(error)}。清理磁盘后再试。")
        return
    page.open_import(file).finished.connect(partial(_remove, folder))


def _remove(folder: tempfile.TemporaryDirectory[str], _result: int) -> None:
    folder.cleanup()


def _tell(view: DraftView, error: ClusterError) -> None:
    view.strip.show_words(str(error))
