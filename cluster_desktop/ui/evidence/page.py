"""佐证材料: what is called for and what is attached, all documents in order, and the files that arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget
from shiboken6 import isValid

from cluster_desktop.drafts.shelf import SUFFIX
from cluster_desktop.ui.evidence.arriving import ask_for_folder, pasted
from cluster_desktop.ui.evidence.checklist import Checklist
from cluster_desktop.ui.evidence.disputed import Disputed
from cluster_desktop.ui.evidence.documents import LOOSE, Documents, loose
from cluster_desktop.ui.evidence.filters import Filters
from cluster_desktop.ui.evidence.intake.sheet import IntakeSheet
from cluster_desktop.ui.evidence.listing import STATE_WORDS, listed
from cluster_desktop.ui.evidence.wishes import Wishes
from cluster_desktop.ui.paper.page import Page
from cluster_desktop.ui.paper.proof import ask_for_files, dropped_files
from cluster_desktop.ui.parts.basics import Button, button, dress, row, text
from cluster_desktop.ui.parts.one_of import OneOf
from cluster_desktop.ui.parts.scrolling import bring_into_view

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from cluster_desktop.forms.requirements import State
    from cluster_desktop.ui.session.session import Session

_BY_ITEM, _BY_DOCUMENT, _INTAKE = range(3)
_GUTTER = 28


class EvidencePage(Page):
    """Two views of the same, 按栏目 and 按材料, and before them the sheet of files that are coming in.

    `wishes` tells what its parts ask for.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("佐证材料", parent)
        self._session = session
        self.wishes = Wishes(self)
        self._state: State | None = None
        self._came_from: QWidget | None = None
        self.setAcceptDrops(True)
        self.filters = Filters(self)
        self._search = QLineEdit(self)
        self._by_item = _view_button("按栏目", self)
        self._by_document = _view_button("按材料", self)
        self._tools = self._make_tools()
        self.checklist = Checklist(session, self.wishes, self)
        self.documents = Documents(session, self.wishes, self)
        self.intake = IntakeSheet(session, self)
        self._disputes = Disputed(session, self)
        self._views = QStackedWidget(self)
        self._sum = text("", "secondary", wrap=True)
        self._unplaced = button("", lambda: self._list_documents(LOOSE), kind="link", parent=self)
        self._told = text("", "secondary", wrap=True, parent=self)
        self._told.setContentsMargins(_GUTTER, 0, _GUTTER, 8)
        self._told.hide()
        self._put_together()
        self._connect()

    def show_requirement(self, requirement_id: str) -> None:
        """Bring a requirement into view, and its first document into the panel."""
        self._widen()
        self._show_view(_BY_ITEM)
        if (line := self.checklist.row_of(requirement_id)) is not None:
            bring_into_view(line)
            line.cell.take_focus()
            if line.cell.items:
                self.wishes.document.emit(line.cell.items[0].id)

    def show_changed(self, paths: frozenset[str]) -> None:
        """Show the document that was undone or done again."""
        changed = {path.removeprefix("evidence/") for path in paths}
        item = next((each for each in self._session.evidence if each.id in changed), None)
        if item is not None:
            self.wishes.document.emit(item.id)
            self.documents.choose(item.id)

    def renew(self) -> None:
        """Show how everything stands."""
        due = listed(self._session.requirements)
        self.filters.show_counts(
            {state: count for state in STATE_WORDS if (count := sum(each.state == state for each in due))}
        )
        if self._views.currentIndex() == _BY_ITEM:
            self._disputes.renew()
            self.checklist.renew()
        elif self._views.currentIndex() == _BY_DOCUMENT:
            self.documents.renew()
        items = self._session.evidence
        pages = sum(item.bound_pages for item in items)
        self._sum.setText(f"共 {len(items)} 份材料，{pages} 页。导出时装订成册，目录和页码自动编排。")
        unplaced = len(loose(items))
        self._unplaced.setText(f"{unplaced} 份没有归入栏目")
        self._unplaced.setVisible(unplaced > 0)

    def take(self, files: Sequence[Path]) -> None:
        """Look over files and folders whose place is to be chosen yet."""
        self._show_view(_INTAKE)
        self.intake.add_files(files)

    def paste(self) -> None:
        """Take files or a picture from the clipboard."""
        files, picture = pasted(QGuiApplication.clipboard().mimeData())
        if files:
            self.take(files)
        elif picture:
            self._show_view(_INTAKE)
            self.intake.add_picture(picture)
        else:
            self._tell("剪贴板里没有文件，也没有图片。先在文件夹里复制文件，或截图，再粘贴。")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders anywhere on the page."""
        files = dropped_files(event)
        if files and not any(file.suffix == SUFFIX for file in files):
            event.acceptProposedAction()
            dress(self._views, drop="yes")
        else:
            # A draft is for the window.
            event.ignore()

    def dragLeaveEvent(self, _: QDragLeaveEvent) -> None:
        """Nothing will be dropped."""
        dress(self._views, drop="no")

    def dropEvent(self, event: QDropEvent) -> None:
        """Look over what was dropped beside the rows."""
        dress(self._views, drop="no")
        if files := dropped_files(event):
            event.acceptProposedAction()
            self.take(files)

    def let_go(self) -> None:
        """Stop what runs."""
        self.intake.cancel()

    def _make_tools(self) -> QWidget:
        tools = QWidget(self)
        line = row(tools, spacing=8)
        line.setContentsMargins(_GUTTER, 0, _GUTTER, 10)
        views = row(spacing=0)
        group = OneOf(self)
        for each, view in ((self._by_item, _BY_ITEM), (self._by_document, _BY_DOCUMENT)):
            group.take(each)
            each.clicked.connect(lambda _=False, view=view: self._show_view(view))
            views.addWidget(each)
        self._by_item.setChecked(True)
        line.addLayout(views)
        self._search.setPlaceholderText("查找栏目、材料")
        self._search.setAccessibleName("在佐证材料中查找")
        self._search.setClearButtonEnabled(True)
        self._search.setMaximumWidth(240)
        line.addWidget(self._search, 1)
        line.addStretch(1)
        line.addWidget(button("粘贴", self.paste, parent=tools))
        line.addWidget(button("选择文件夹…", self._ask_for_folder, parent=tools))
        line.addWidget(button("选择文件…", self._ask_for_files, kind="main", parent=tools))
        return tools

    def _put_together(self) -> None:
        self.heading.insertWidget(1, self.filters)
        self.heading.insertWidget(2, self._unplaced)
        outer = self.layout()
        assert outer is not None  # noqa: S101  every page has one
        outer.removeWidget(self._scroll)
        self.body.addWidget(self._disputes)
        self.body.addWidget(self.checklist)
        self.body.addSpacing(6)
        self.body.addWidget(self._sum)
        self.body.addStretch(1)
        for view in (self._scroll, self.documents, self.intake):
            self._views.addWidget(view)
        outer.addWidget(self._tools)
        outer.addWidget(self._told)
        outer.addWidget(self._views)

    def _connect(self) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.valueChanged.connect(self.checklist.look)
        bar.rangeChanged.connect(self.checklist.look)
        self.filters.chosen.connect(self._narrow)
        self._search.textChanged.connect(self._search_for)
        self.wishes.documents_of.connect(self._list_documents)
        self.intake.taken.connect(self._tell_taken)
        self.intake.in_hand.connect(self.wishes.arrival)
        self.intake.over.connect(lambda: self._show_view(_BY_ITEM))
        self._session.judged.connect(self._renew_if_seen)
        self._session.evidence_changed.connect(self._renew_if_seen)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def _tell_taken(self, count: int) -> None:
        unplaced = len(loose(self._session.evidence))
        rest = f"还有 {unplaced} 份没有归入栏目，在“按材料”中处理。" if unplaced else ""
        self._tell(f"已导入 {count} 份材料，不合适可以撤销。{rest}")

    def _show_view(self, view: int) -> None:
        self._tell("")
        here, before = QApplication.focusWidget(), self._views.currentIndex()
        moved = view != before and _INTAKE in {view, before} and here is not None and self.isAncestorOf(here)
        if moved:
            # What is hidden with the cursor in it hands it on to the foot of the window.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._views.setCurrentIndex(view)
        self._by_item.setChecked(view == _BY_ITEM)
        self._by_document.setChecked(view == _BY_DOCUMENT)
        self._tools.setVisible(view != _INTAKE)
        self.filters.setVisible(view == _BY_ITEM)
        if view == _INTAKE:
            self.wishes.arriving.emit()
        self.renew()
        if moved:
            self._came_from = here if view == _INTAKE else self._came_from
            self._take_cursor(view)

    def _take_cursor(self, view: int) -> None:
        """Have the cursor on the files that are coming in, or after them where it was before."""
        there: QWidget | None = self.intake.table if view == _INTAKE else self._came_from
        if there is None or not isValid(there) or not there.isVisible():
            there = self._by_document if view == _BY_DOCUMENT else self._by_item
        there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _narrow(self, state: State | None) -> None:
        self._state = state
        self.checklist.narrow(state, self._search.text())
        self.documents.narrow(self._search.text())

    def _search_for(self, _: str) -> None:
        self._narrow(self._state)

    def _widen(self) -> None:
        self._search.clear()
        self.filters.choose(None)

    def _list_documents(self, requirement_id: str) -> None:
        self._show_view(_BY_DOCUMENT)
        self.documents.show_only(requirement_id)

    def _ask_for_files(self) -> None:
        if files := ask_for_files(self, "佐证材料"):
            self.take(files)

    def _ask_for_folder(self) -> None:
        if (folder := ask_for_folder(self)) is not None:
            self.take([folder])

    def _renew_if_seen(self) -> None:
        if self.isVisible():
            self.renew()


def _view_button(words: str, parent: QWidget) -> Button:
    """One of two buttons of which one is on."""
    result = Button(words, parent)
    result.setCheckable(True)
    result.setProperty("filter", "view")
    result.setAccessibleName(f"{words}列出")
    return result
