"""The editor of a statement: title, text, 落款, and beside them the page as it will be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.statements.statement import BLANK, KIND_NAMES, Statement
from cluster_desktop.ui import work
from cluster_desktop.ui.parts.basics import button, column, dress, row, text
from cluster_desktop.ui.parts.dialog import Dialog
from cluster_desktop.ui.shell.keys import bind_keys
from cluster_desktop.ui.statements.preview import StatementPreview

if TYPE_CHECKING:
    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.evidence.statements.statement import StatementKind
    from cluster_desktop.ui.session.session import Session
    from cluster_desktop.ui.statements.saving import Rewriting, Writing


class StatementDialog(Dialog):
    """`saved` tells the document that the draft has of it."""

    saved = Signal(object)

    def __init__(
        self,
        session: Session,
        statement: Statement,
        about: str,
        saving: Writing | Rewriting,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._saving = session, saving
        self._kind: StatementKind = statement.kind
        self._before = statement
        self._new = saving.is_new
        self._job: work.Job | None = None
        name = KIND_NAMES[statement.kind]
        self.setWindowTitle(name)
        self.resize(960, 660)
        lines = column(self, margins=20, spacing=8)
        lines.addWidget(text(name, "title"))
        if about:
            lines.addWidget(text(f"用于：{about}", "secondary", wrap=True))
        self.title = QLineEdit(statement.title, self)
        self.words = QPlainTextEdit("\n".join(statement.paragraphs), self)
        self.signer = QLineEdit(statement.signer, self)
        self.date = QLineEdit(statement.date, self)
        middle = row(spacing=18)
        middle.addLayout(self._fields(), 1)
        self._preview = StatementPreview(self)
        middle.addWidget(self._preview, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(middle, 1)
        lines.addLayout(self._foot())
        for line in (self.title, self.signer, self.date):
            line.textChanged.connect(self._follow)
        self.words.textChanged.connect(self._follow)
        bind_keys(self, {"F4": self.next_blank, "Ctrl+S": self.save, "Ctrl+Return": self.save})
        self._follow()
        self.next_blank()

    @property
    def statement(self) -> Statement:
        """The statement as it is written here."""
        return Statement(
            kind=self._kind,
            title=self.title.text().strip(),
            paragraphs=tuple(line.strip() for line in self.words.toPlainText().split("\n") if line.strip()),
            signer=self.signer.text().strip(),
            date=self.date.text().strip(),
        )

    def next_blank(self) -> None:
        """Select the next place to be filled in, in the text and then in the 落款, round and round."""
        if not self.signer.hasFocus() and not self.words.find(BLANK) and BLANK in self.signer.text():
            self.signer.setFocus(Qt.FocusReason.OtherFocusReason)
            self.signer.selectAll()
            return
        if BLANK not in self.words.textCursor().selectedText():
            self._from_the_top()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Put it into the draft, in the background."""
        if self._job is not None or not self._go.isEnabled():
            return
        statement, saving = self.statement, self._saving
        about = f"{'编写' if self._new else '修改'}{KIND_NAMES[self._kind]}“{statement.title}”"
        try:
            task = work.in_turn(lambda _: saving.save(statement))
            self._job = self._session.write_behind(saving.word, about, task)
        except ClusterError as error:
            self._say(str(error), "error")
            return
        self._go.setEnabled(False)
        self._say("正在保存…")
        self._job.finished.connect(self._end)
        self._job.failed.connect(self._tell)
        self._job.ended.connect(self._rest)

    def reject(self) -> None:
        """Close, after asking where words would be lost."""
        if self._job is not None:
            return
        if self.statement == self._before or self._may_drop():
            super().reject()

    def _fields(self) -> QVBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(4)
        for label, widget in (("标题", self.title), ("正文，每段一行", self.words)):
            lines.addWidget(text(label, "secondary"))
            widget.setAccessibleName(label)
            lines.addWidget(widget, 1 if widget is self.words else 0)
        dress(self.words, kind="reason")
        self.words.setTabChangesFocus(True)
        line = row()
        self._left = text("", "secondary", wrap=True)
        line.addWidget(self._left, 1)
        self._next = button("下一处空白", self.next_blank, kind="link", parent=self)
        self._next.setToolTip("F4")
        line.addWidget(self._next)
        lines.addLayout(line)
        signing = row(spacing=12)
        for label, widget, share in (("落款单位", self.signer, 3), ("日期", self.date, 2)):
            holder = QVBoxLayout()
            holder.setSpacing(4)
            holder.addWidget(text(label, "secondary"))
            widget.setAccessibleName(label)
            holder.addWidget(widget)
            signing.addLayout(holder, share)
        self.date.setPlaceholderText("留空，盖章时手写")
        lines.addLayout(signing)
        return lines

    def _foot(self) -> QHBoxLayout:
        foot = row()
        self._state = text("", "left", wrap=True)
        foot.addWidget(self._state, 1)
        foot.addWidget(button("取消", self.reject, parent=self))
        self._go = button("保存为佐证材料" if self._new else "保存", self.save, kind="main", parent=self)
        self._go.setToolTip("Ctrl+S")
        foot.addWidget(self._go)
        return foot

    def _follow(self) -> None:
        statement = self.statement
        blanks = statement.blanks
        words = f"还有 {blanks} 处空白（{BLANK}）；填齐以前可以保存，但不算已备。" if blanks else ""
        self._left.setText(words)
        self._next.setVisible(bool(blanks))
        lacking = "标题是空的，写上标题后保存。" if not statement.title else ""
        lacking = lacking or ("正文是空的，写上内容后保存。" if not statement.paragraphs else "")
        self._say(lacking)
        self._go.setEnabled(not lacking and self._job is None)
        if not lacking:
            self._preview.show_statement(statement)

    def _from_the_top(self) -> None:
        cursor = self.words.textCursor()
        cursor.movePosition(cursor.MoveOperation.Start)
        here = self.words.textCursor()
        self.words.setTextCursor(cursor)
        if not self.words.find(BLANK):
            self.words.setTextCursor(here)

    def _may_drop(self) -> bool:
        question = QMessageBox(self)
        question.setIcon(QMessageBox.Icon.Warning)
        question.setText("修改的内容还没有保存。")
        stay = question.addButton("继续编辑", QMessageBox.ButtonRole.RejectRole)
        drop = question.addButton("不保存", QMessageBox.ButtonRole.DestructiveRole)
        question.setDefaultButton(stay)
        question.exec()
        return question.clickedButton() is drop

    def _end(self, item: EvidenceItem) -> None:
        self._before = self.statement
        self.saved.emit(item)
        self._job = None
        self.accept()

    def _rest(self) -> None:
        self._job = None
        self._go.setEnabled(True)

    def _tell(self, error: ClusterError) -> None:
        self._say(str(error), "error")

    def _say(self, words: str, tone: str = "quiet") -> None:
        self._state.setText(words)
        dress(self._state, tone=tone)
