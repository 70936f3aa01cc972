"""The foot of the sheet: how far the work is, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from cluster_desktop.ui.parts.basics import button, column, row, text


class IntakeFoot(QWidget):
    """`taken` asks to take the files in, `stopped` to stop, `closed` to forget them.

    `troubled` asks for the next file that cannot be taken in.
    """

    taken = Signal()
    stopped = Signal()
    closed = Signal()
    troubled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lines = column(self, spacing=8)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("导入进度")
        lines.addWidget(self._bar)
        line = row(spacing=10)
        self._words = text("", "secondary", wrap=True, parent=self)
        line.addWidget(self._words, 1)
        self._next = button("逐个查看", self.troubled.emit, kind="link", parent=self)
        self._next.setAccessibleName("到下一个不能导入的文件")
        line.addWidget(self._next)
        self._stop = button("取消", self.stopped.emit, parent=self)
        self._close = button("不导入", self.closed.emit, parent=self)
        self._go = button("导入", self.taken.emit, kind="main", parent=self)
        for each in (self._stop, self._close, self._go):
            line.addWidget(each)
        lines.addLayout(line)

    def tell(self, *, looked: int = 0, listed: int = 0, fit: int = 0, taking: bool = False) -> None:
        """Show how far it is: files looked over and fit, of those listed."""
        looking = looked < listed
        left = 0 if looking or taking else listed - fit
        self._next.setVisible(left > 0)
        self._close.setText("不导入" if fit else "关闭")
        self._bar.setVisible(looking or taking)
        self._stop.setVisible(looking or taking)
        self._close.setVisible(not looking and not taking)
        self._go.setEnabled(fit > 0 and not looking and not taking)
        self._go.setText(f"导入 {fit} 份" if fit else "导入")
        if looking:
            self.show_progress(looked, listed, "正在查看文件")
        elif not taking:
            self._words.setText(f"{left} 个文件不能导入，其余不受影响。" if left else "")

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show what is being done, and how much of it is done."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._words.setText(f"{what}（{done} / {total}）" if total else what)
