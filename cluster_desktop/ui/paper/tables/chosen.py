"""Several cells chosen together: drawn out with Shift and the arrows or the mouse, copied, cleared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from cluster_desktop.ui.lists.blocks import write_block
from cluster_desktop.ui.paper.walking import grid_of, into_view

if TYPE_CHECKING:
    from cluster_desktop.ui.paper.entries.base import Entry
    from cluster_desktop.ui.session.session import Session


class ChosenCells:
    """The block from the cell in hand to another one; none while there is one cell only."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._anchor: Entry | None = None
        self._end: Entry | None = None
        self.rows: list[list[Entry]] = []

    def stretch(self, entry: Entry, rows: int, columns: int) -> None:
        """Choose from the cell in hand up to one more row or column."""
        grid = grid_of(entry)
        end = self._end if self._anchor is entry and self._end is not None else entry
        near = grid.near(end, rows, columns) if grid is not None else None
        if near is not None and near.words() is not None:
            self.reach(entry, near)
            into_view(near)

    def reach(self, entry: Entry, other: Entry) -> None:
        """Choose from the cell in hand up to another."""
        grid = grid_of(entry)
        if grid is None or grid_of(other) is not grid or other.words() is None:
            return
        before = {each for row in self.rows for each in row}
        self._anchor, self._end = entry, other
        self.rows = grid.between(entry, other) if other is not entry else []
        after = {each for row in self.rows for each in row}
        for each in before - after:
            each.choose(chosen=False)
        for each in after - before:
            each.choose(chosen=True)

    def drop(self) -> None:
        """Let go of the cells."""
        for row in self.rows:
            for each in row:
                each.choose(chosen=False)
        self.rows, self._anchor, self._end = [], None, None

    def do(self, wish: str) -> None:
        """Copy, cut or clear the cells, or let go of them (drop)."""
        if wish in {"copy", "cut"}:
            words = write_block([[entry.words() or "" for entry in row] for row in self.rows])
            QGuiApplication.clipboard().setText(words)
        if wish in {"cut", "clear"}:
            count = sum(map(len, self.rows))
            with self._session.together(f"清空 {count} 格"):
                for row in self.rows:
                    for entry in row:
                        entry.show_value(None)
                        entry.edited.emit(entry.path, "")
        if wish == "drop":
            self.drop()
