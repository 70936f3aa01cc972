"""The drafts on this machine, all of them or those that were looked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cluster_desktop.ui import work
from cluster_desktop.ui.help.leaves import folded
from cluster_desktop.ui.parts.basics import button, column, row, text
from cluster_desktop.ui.start.drafts_table import DraftsTable

if TYPE_CHECKING:
    from cluster_desktop.drafts.library import Library, LibraryEntry

_GAP = 10


class DraftsList(QWidget):
    """`opened` tells the path of the draft to open, `menu_wanted` an entry and the button of its menu.

    `cleared` asks for what was typed to be taken away.
    """

    opened = Signal(Path)
    menu_wanted = Signal(object, QWidget)
    cleared = Signal()

    def __init__(self, entries: list[LibraryEntry], library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths = [entry.path for entry in entries]
        self._words = {entry.path: folded(entry.name) for entry in entries}
        self._typed = ""
        self._asked = False
        lines = column(self)
        self._told = QWidget(self)
        line = row(self._told, spacing=12)
        line.setContentsMargins(0, 0, 0, _GAP)
        self._found = text("", "secondary", wrap=True, parent=self._told)
        line.addWidget(self._found, 1)
        line.addWidget(button("显示全部", self.cleared.emit, kind="link", parent=self._told))
        self._told.hide()
        lines.addWidget(self._told)
        self._table = DraftsTable(entries, library, self)
        self._table.opened.connect(self.opened)
        self._table.menu_wanted.connect(self.menu_wanted)
        lines.addWidget(self._table)

    def look_for(self, typed: str) -> None:
        """Show the drafts with these words only; all of them where nothing was typed."""
        self._typed = typed.strip()
        if self._typed and not self._asked:
            self._read()
        self._show()

    def open_first(self) -> None:
        """Open the first of those that were found."""
        if self._typed and (found := self._matching()):
            self.opened.emit(found[0])

    def go_to_first(self) -> None:
        """Put the cursor on the first draft that is shown."""
        if found := self._matching():
            self._table.go_to(self._paths.index(found[0]))

    def _read(self) -> None:
        """Have the drafts read for all that they can be found by; until then there are their names."""
        self._asked = True
        paths = tuple(self._paths)

        def task(_: work.Ticket) -> dict[Path, str]:
            from cluster_desktop.ui.start.matching import words_of  # noqa: PLC0415  loads the forms

            return words_of(paths)

        work.start(task, self).finished.connect(self._take)

    def _take(self, words: dict[Path, str]) -> None:
        self._words = words
        self._show()

    def _matching(self) -> list[Path]:
        if not self._typed:
            return self._paths
        parts = folded(self._typed).split()
        return [path for path in self._paths if all(part in self._words[path] for part in parts)]

    def _show(self) -> None:
        found = self._matching()
        shown = set(found)
        self._table.show_only([path in shown for path in self._paths])
        self._told.setVisible(bool(self._typed))
        count = f"找到 {len(found)} 份，共 {len(self._paths)} 份。"
        none = f"没有名称、申报表、地区、单位或填写人含“{self._typed}”的草稿。"
        self._found.setText(count if found else none)
