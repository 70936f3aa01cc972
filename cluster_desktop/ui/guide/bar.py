"""The slim bar of the guide: which step it is, what to try, and the way on, back and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from cluster_desktop.ui.parts.basics import Pill, button, column, dress, row, text

if TYPE_CHECKING:
    from cluster_desktop.ui.guide.steps import Step


class GuideBar(QFrame):
    """`moved` asks for so many steps on, `returned` for the place of the step.

    `helped` asks to have it done, `left` to end.
    """

    moved = Signal(int)
    returned = Signal()
    helped = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("bar", "guide")
        self.setAccessibleName("导览")
        line = row(self, spacing=12)
        line.setContentsMargins(16, 7, 16, 7)
        self._number = Pill("导览", "quiet", self)
        words = QWidget(self)
        lines = column(words)
        self._title = text("", "strong", parent=words)
        self._words = text("", wrap=True, parent=words)
        lines.addWidget(self._title)
        lines.addWidget(self._words)
        line.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        self._help_out = button("", self.helped.emit, kind="link", parent=self)
        self._return = button("回到这一步", self.returned.emit, kind="link", parent=self)
        self._back = button("上一步", lambda: self.moved.emit(-1), parent=self)
        self._on = button("", lambda: self.moved.emit(1), parent=self)
        self._out = button("退出导览", self.left.emit, kind="link", parent=self)
        for each in (self._help_out, self._return, self._back, self._on, self._out):
            line.addWidget(each)

    def enter(self) -> None:
        """Bring the cursor to the way on."""
        self._on.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_offer(self, words: str) -> None:
        """Offer the guide before its first step."""
        self._number.show_words("导览", "quiet")
        self._title.setText("三分钟导览")
        self._words.setText(words)
        for each in (self._help_out, self._return, self._back):
            each.hide()
        self._on.setText("开始")
        dress(self._on, kind="main")
        self._out.setText("不用了")

    def show_step(self, step: Step, number: int, count: int, *, done: bool) -> None:
        """Show a step, the `number`th of so many, and whether it is done."""
        self._number.show_words(f"导览 {number} / {count}", "done" if done else "quiet")
        self._title.setText(f"✓ {step.title}" if done else step.title)
        self._words.setText("做好了，可以到下一步。" if done else step.words)
        self._help_out.setVisible(step.help_out is not None and not done)
        if step.help_out is not None:
            self._help_out.setText(step.help_out[0])
        self._return.show()
        self._back.setVisible(number > 1)
        self._on.setText("完成" if number == count else "下一步")
        dress(self._on, kind="main" if done or step.is_done is None else "plain")
        self._out.setText("退出导览")
        self._out.setVisible(number < count)
