"""Edits of a list, each one act that can be undone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.lists.cleaning import clean_cell
from cluster_desktop.evidence.lists.reading import ROOT
from cluster_desktop.evidence.lists.rows import ListRow, new_row_id
from cluster_desktop.evidence.lists.storing import put_rows, remove_rows, row_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from cluster_desktop.forms.model.lists import ListDefinition
    from cluster_desktop.ui import work
    from cluster_desktop.ui.session.session import Session

_AT_ONCE = 200
"""Rows that are written while the window waits; more are written in the background."""


class ListWriting(QObject):
    """`failed` tells in words why an edit was not written; the list is then as before."""

    failed = Signal(str)

    def __init__(self, session: Session, definition: ListDefinition, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._definition = definition

    def fill(self, cells: Sequence[tuple[ListRow | None, Mapping[str, str]]], about: str) -> list[str]:
        """Give cells their texts, row by row; None makes a new row.  Returns the ids of the rows written."""
        rows: list[ListRow] = []
        for row, texts in cells:
            before: Mapping[str, str] = row.cells if row is not None else {}
            after = {key: words for key, words in {**before, **self._clean(texts)}.items() if words}
            if row is None and after:
                rows.append(ListRow(new_row_id(), self._next_no() + len(rows), after))
            elif row is not None and after != before:
                rows.append(replace(row, cells=after))
        if rows and self._put(rows, f"{self._named}{about}"):
            return [row.id for row in rows]
        return []

    def remove(self, ids: Sequence[str]) -> None:
        """Delete rows."""
        key, author = self._definition.key, self._session.author
        about = f"{self._named}删除 {len(ids)} 行"
        self._write(len(ids), about, lambda draft: remove_rows(draft, key, ids, author))

    def arrange(self, rows: Iterable[ListRow]) -> None:
        """Have the rows stand in this order, on paper too."""
        moved = [replace(row, no=place) for place, row in enumerate(rows, 1) if row.no != place]
        if moved:
            self._put(moved, f"{self._named}重新排序")

    @property
    def _named(self) -> str:
        return f"清单“{self._definition.title}”："

    def _clean(self, texts: Mapping[str, str]) -> dict[str, str]:
        return {key: clean_cell(self._definition.column(key), words) for key, words in texts.items()}

    def _next_no(self) -> int:
        rows = self._session.lists.rows(self._definition.key) or ()
        return rows[-1].no + 1 if rows else 1

    def _put(self, rows: list[ListRow], about: str) -> bool:
        key, author = self._definition.key, self._session.author

        def put(draft: Draft) -> None:
            if len(rows) <= _AT_ONCE:
                draft.set_many({f"{ROOT}{key}/{row.id}": row_value(row) for row in rows}, author)
            else:
                put_rows(draft, key, rows, author, replace=False)

        return self._write(len(rows), about, put)

    def _write(self, size: int, about: str, doing: Callable[[Draft], object]) -> bool:
        """Write at once or, where it is much, in the background; False where it cannot be."""
        session = self._session
        try:
            if size <= _AT_ONCE:
                session.act(about, lambda: doing(session.draft))
            else:
                place = session.draft.path
                job = session.write_behind(
                    f"list/{self._definition.key}", about, partial(_over_its_own, place, doing)
                )
                job.failed.connect(self._tell)
        except ClusterError as error:
            self._tell(error)
            return False
        return True

    def _tell(self, error: ClusterError) -> None:
        self.failed.emit(str(error))


def _over_its_own(place: Path, doing: Callable[[Draft], object], _: work.Ticket) -> None:
    with Draft.open(place) as draft:
        doing(draft)
