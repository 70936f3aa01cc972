"""What can be done with a draft of the list besides opening it."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui import work

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cluster_desktop.drafts.library import Library, LibraryEntry
    from cluster_desktop.drafts.places import Places
    from cluster_desktop.drafts.shelf import Shelf


class DraftActions(QObject):
    """The menu of a draft, and what its entries do.

    `done` tells in words what was done to the list, with the way to take it back or None; `failed` why not.
    `carrying` asks for a draft of another form to be begun from one.
    """

    done = Signal(str, object)
    failed = Signal(object)
    carrying = Signal(object)

    def __init__(self, places: Places, page: QWidget) -> None:
        super().__init__(page)
        self._places = places
        self._page = page

    @cached_property
    def library(self) -> Library:
        """What works on the drafts as files; the list of them is shown without it."""
        from cluster_desktop.drafts.library import Library  # noqa: PLC0415

        return Library(self._places.root)

    def show_menu(self, path: Path, button: QWidget) -> None:
        """Let the menu of a draft drop from its button."""
        entry = self.library.entry(path)
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ways: dict[str, Callable[[LibraryEntry], object]] = {
            "复制一份…(&C)": self.duplicate,
            "由它新建另一张表…(&N)": self._carry_over,
            "改名…(&R)": self.rename,
            "从备份恢复…(&B)": self.restore,
            "归档(&A)": self.archive,
            "删除(&D)": self.throw_away,
        }
        for words, way in ways.items():
            menu.addAction(words, partial(way, entry))
        for each in menu.actions()[:2]:
            each.setEnabled(entry.fault is None)
        menu.setActiveAction(next(each for each in menu.actions() if each.isEnabled()))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _carry_over(self, entry: LibraryEntry) -> None:
        self.carrying.emit(entry.path)

    def duplicate(self, entry: LibraryEntry) -> None:
        """Ask for a name, and copy the draft in the background."""
        name = self._ask("复制草稿", "新草稿的名称", f"{entry.name} 副本")
        if not name:
            return
        library = self.library
        job = work.start(lambda _: library.duplicate(entry.path, name), self)
        job.failed.connect(self.failed)
        job.finished.connect(self._duplicated)

    def rename(self, entry: LibraryEntry) -> None:
        """Ask for another name of the file."""
        name = self._ask("草稿改名", "草稿的名称（集群名称在申报表里改）", entry.name)
        if name and name != entry.name:
            self._try(lambda: self.library.rename(entry.path, name), "已改名为“{}”。")

    def restore(self, entry: LibraryEntry) -> None:
        """Show the backups, and make a draft of one of them."""
        from cluster_desktop.ui.start.backups_dialog import BackupsDialog  # noqa: PLC0415  opens drafts

        dialog = BackupsDialog(entry, self.library, self._page)
        dialog.restored.connect(self._restored)
        dialog.open()

    def archive(self, entry: LibraryEntry) -> None:
        """Put the draft away; it can be brought back."""
        self._put_away(entry, self.library.archive, f"“{entry.name}”已归档。")

    def throw_away(self, entry: LibraryEntry) -> None:
        """Put the draft into the bin; it can be brought back."""
        self._put_away(entry, self.library.bin, f"“{entry.name}”已移到回收站。")

    def bring_back(self, path: Path) -> None:
        """Take a draft out of the archive or the bin."""
        self._try(lambda: self.library.bring_back(path), "“{}”已放回清单。")

    def taken_back(self, path: Path) -> Path | None:
        """Take a draft out of the archive to open it: its new place, or None where that failed."""
        try:
            return self.library.bring_back(path)
        except ClusterError as error:
            self.failed.emit(error)
            return None

    def _duplicated(self, path: Path) -> None:
        self.done.emit(f"已复制为“{path.stem}”。", None)

    def _restored(self, words: str) -> None:
        self.done.emit(words, None)

    def _put_away(self, entry: LibraryEntry, shelf: Shelf, words: str) -> None:
        try:
            path = self.library.put_away(entry.path, shelf)
        except ClusterError as error:
            self.failed.emit(error)
        else:
            self.done.emit(words, ("撤销", partial(self.bring_back, path)))

    def _try(self, act: Callable[[], Path], words: str) -> None:
        try:
            path = act()
        except ClusterError as error:
            self.failed.emit(error)
        else:
            self.done.emit(words.format(path.stem), None)

    def _ask(self, title: str, words: str, proposed: str) -> str:
        name, accepted = QInputDialog.getText(self._page, title, words, text=proposed)
        return name.strip() if accepted else ""
