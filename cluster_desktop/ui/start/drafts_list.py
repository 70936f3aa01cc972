"""The drafts on this machine, all of them or those that were looked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cluster_desktop.ui import work
from cluster_desktop.ui.parts.basics import button, column, row, text
from cluster_desktop.ui.start.drafts_table import DraftsTable
from cluster_desktop.ui.words import folded

if TYPE_CHECKING:
    from cluster_desktop.drafts.places import Places
    from cluster_desktop.ui.start.archived import ArchivedFound
    from cluster_desktop.ui.start.matching import Told

_GAP = 10


class DraftsList(QWidget):
    """`opened` tells the path of the draft to open, `menu_wanted` that of one and the button of its menu.

    `archived` tells an archived draft to be brought back and opened, `cleared` asks for what was typed to be
    taken away.
    """

    opened = Signal(Path)
    menu_wanted = Signal(Path, QWidget)
    archived = Signal(Path)
    cleared = Signal()

    def __init__(self, paths: list[Path], places: Places, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths = paths
        self._archive = places.archive
        self._words = {path: folded(path.stem) for path in paths}
        self._away: dict[Path, Told] = {}
        self._found_away: ArchivedFound | None = None
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
        self._table = DraftsTable(paths, places, self)
        self._table.opened.connect(self.opened)
        self._table.menu_wanted.connect(self.menu_wanted)
        lines.addWidget(self._table)
        self._lines = lines

    def look_for(self, typed: str) -> None:
        """Show the drafts with these words only; all of them where nothing was typed."""
        self._typed = typed.strip()
        if self._typed and not self._asked:
            self._read()
        self._show()

    def open_first(self) -> None:
        """Open the first of those that were found; where only archived ones were, go to the first of them."""
        if self._typed and (found := self._matching()):
            self.opened.emit(found[0])
        elif self._typed:
            self.go_to_first()

    def go_to_first(self) -> None:
        """Put the cursor on the first draft that is shown."""
        if found := self._matching():
            self._table.go_to(self._paths.index(found[0]))
        elif self._found_away is not None:
            self._found_away.go_to()

    def _read(self) -> None:
        """Have the drafts read for all that they can be found by; until then there are their names."""
        self._asked = True
        paths, archive = tuple(self._paths), self._archive

        def task(_: work.Ticket) -> tuple[dict[Path, Told], dict[Path, Told]]:
            from cluster_desktop.ui.start.matching import words_of  # noqa: PLC0415  loads the forms

            away = {path: archive.name_of(path) for path in archive.drafts()}
            return words_of({path: path.stem for path in paths}), words_of(away)

        work.start(task, self).finished.connect(self._take)

    def _take(self, told: tuple[dict[Path, Told], dict[Path, Told]]) -> None:
        here, self._away = told
        self._words = {path: each.words for path, each in here.items()}
        self._show()

    def _matching(self) -> list[Path]:
        if not self._typed:
            return self._paths
        return [path for path in self._paths if self._has_all(self._words[path])]

    def _has_all(self, words: str) -> bool:
        return all(part in words for part in folded(self._typed).split())

    def _show(self) -> None:
        found = self._matching()
        shown = set(found)
        self._table.show_only([path in shown for path in self._paths])
        self._told.setVisible(bool(self._typed))
        away = {path: told for path, told in self._away.items() if self._typed and self._has_all(told.words)}
        self._show_away(away)
        count = f"找到 {len(found)} 份，共 {len(self._paths)} 份"
        also = f"；在已归档中找到 {len(away)} 份" if away else ""
        none = f"没有名称、申报表、地区、单位或填写人含“{self._typed}”的草稿"
        self._found.setText(f"{count}{also}。" if found or away else f"{none}。")

    def _show_away(self, away: dict[Path, Told]) -> None:
        """Show the archived drafts that were found."""
        if away and self._found_away is None:
            from cluster_desktop.ui.start.archived import ArchivedFound  # noqa: PLC0415  when one is found

            self._found_away = ArchivedFound(self)
            self._found_away.wanted.connect(self.archived)
            self._lines.addWidget(self._found_away)
        if self._found_away is not None:
            self._found_away.show_drafts(away)
