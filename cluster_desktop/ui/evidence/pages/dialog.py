"""编辑页面: the pages of one document, turned, left out, and put in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.intake.page_ranges import PageRangeError, pages_in_words, parse_pages
from cluster_desktop.ui import work
from cluster_desktop.ui.evidence.drawing import Drawn, Frame, draw_pages, read_file
from cluster_desktop.ui.evidence.pages.big_page import BigPage
from cluster_desktop.ui.evidence.pages.leaves import (
    Leaf,
    arranged,
    bound_or_not,
    leaves_of,
    moved,
    picks_of,
    turned,
)
from cluster_desktop.ui.evidence.pages.strip import PICTURE_HEIGHT, PICTURE_WIDTH, LeafModel, LeafStrip
from cluster_desktop.ui.parts.basics import button, column, dialog_buttons, row, text
from cluster_desktop.ui.parts.dialog import Dialog

if TYPE_CHECKING:
    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.ui.session.session import Session

_AT_A_TIME = 8
_ABOUT = "原文件不改动。左转、右转：L、R；装订或不装订：空格；移动：Alt+←→ 或拖动。"


class PagesDialog(Dialog):
    """Nothing is written until it is accepted."""

    def __init__(self, session: Session, item: EvidenceItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"编辑页面：{item.title}")
        self.resize(960, 640)
        self._session = session
        self._item = item
        self._data: bytes | None = None
        self._due: list[int] = []
        self._asked: set[int] = set()
        self._job: work.Job | None = None
        self.model = LeafModel(self)
        self.strip = LeafStrip(self.model, self)
        self.big = BigPage(session.draft.path, item, self)
        self.range = QLineEdit(self)
        self._told = text("", "secondary", parent=self)
        self._problem = text("", "error", wrap=True, parent=self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._draw)
        self._put_together()
        self.model.wanted.connect(self._ask)
        self.strip.turn.connect(self.turn)
        self.strip.leave_out.connect(self.leave_out)
        self.strip.moved_before.connect(self.move_before)
        self.strip.selectionModel().currentChanged.connect(self._look)
        self._show(leaves_of(item))
        self.strip.choose([0])
        self.strip.setFocus()

    def turn(self, by: int) -> None:
        """Turn the chosen pages clockwise by so many degrees."""
        self._show(turned(self.model.leaves, self.strip.chosen(), by))

    def leave_out(self) -> None:
        """Leave the chosen pages out, or bind them again."""
        if chosen := self.strip.chosen():
            self._show(bound_or_not(self.model.leaves, chosen))

    def move_before(self, place: int) -> None:
        """Put the chosen pages before a place."""
        leaves, places = moved(self.model.leaves, self.strip.chosen(), place)
        self._show(leaves)
        self.strip.choose(places)

    def reset(self) -> None:
        """All pages in their order, as the file has them."""
        self._show([Leaf(page) for page in range(1, self._item.pages + 1)])

    def accept(self) -> None:
        """Keep it in the draft; what stands in the way is told."""
        if self.range.isModified() and not self._take_range():
            return
        try:
            self._session.evidence_part.set_picks(self._item, picks_of(self.model.leaves))
        except ClusterError as error:
            self._tell(error.message)
            return
        super().accept()

    def _put_together(self) -> None:
        lines = column(self, margins=20, spacing=8)
        lines.addWidget(text(self._item.title, "heading", wrap=True))
        lines.addWidget(text(_ABOUT, "secondary", wrap=True))
        acts = row(spacing=8)
        acts.addWidget(button("左转", lambda: self.turn(-90)))
        acts.addWidget(button("右转", lambda: self.turn(90)))
        acts.addWidget(button("装订 / 不装订", self.leave_out))
        acts.addWidget(button("全部还原", self.reset))
        acts.addStretch(1)
        lines.addLayout(acts)
        pages = row(spacing=12)
        pages.addWidget(self.strip, 1)
        pages.addWidget(self.big, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(pages, 1)
        line = row(spacing=8)
        line.addWidget(text("装订的页"))
        self.range.setAccessibleName("装订的页，例如 1-3、5")
        self.range.setPlaceholderText("例如 1-3、5、8-")
        self.range.editingFinished.connect(self._take_range)
        line.addWidget(self.range, 1)
        line.addWidget(self._told)
        lines.addLayout(line)
        lines.addWidget(self._problem)
        self._problem.hide()
        lines.addWidget(dialog_buttons(self, "保存"))

    def _take_range(self) -> bool:
        """Bind the pages that were typed, in that order; False where they cannot be read."""
        if not self.range.isModified():
            return True
        try:
            pages = parse_pages(self.range.text(), self._item.pages)
        except PageRangeError as error:
            self._tell(error.message)
            return False
        self._show(arranged(self.model.leaves, pages))
        return True

    def _show(self, leaves: list[Leaf]) -> None:
        self.model.show(leaves)
        bound = [leaf.page for leaf in leaves if leaf.bound]
        self.range.setText(pages_in_words(bound))
        self.range.setModified(False)
        self._look()
        self._told.setText(f"装订 {len(bound)} 页，共 {len(leaves)} 页")
        self._tell("" if bound else "至少要留一页。整份都不用时，请移除这份材料。")

    def _look(self, *_: object) -> None:
        """Show the page in hand large."""
        place = self.strip.currentIndex().row()
        if 0 <= place < len(self.model.leaves):
            self.big.show_leaf(self.model.leaves[place])

    def _tell(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def _fail(self, error: ClusterError) -> None:
        self._tell(str(error))

    def _ask(self, page: int) -> None:
        """Have a picture drawn; those asked for last, which are in view, come first."""
        if page not in self._asked:
            self._asked.add(page)
            self._due.append(page)
            self._soon.start(0)

    def _draw(self) -> None:
        if self._job is not None or not self._due:
            return
        pages = self._due[-_AT_A_TIME:]
        del self._due[-_AT_A_TIME:]
        path, item, known = self._session.draft.path, self._item, self._data
        frame = Frame(PICTURE_WIDTH, PICTURE_HEIGHT, self.devicePixelRatioF())

        def draw(_: work.Ticket) -> tuple[bytes, list[Drawn]]:
            data = known if known is not None else read_file(path, item)
            return data, draw_pages(item, data, [(page, 0) for page in pages], frame)

        self._job = work.start(draw, self)
        self._job.finished.connect(self._take)
        self._job.failed.connect(self._fail)
        self._job.ended.connect(self._drawn)

    def _take(self, found: tuple[bytes, list[Drawn]]) -> None:
        self._data, drawn = found
        self.model.take_pictures({each.number: each.pixmap() for each in drawn})

    def _drawn(self) -> None:
        self._job = None
        self._soon.start(0)
