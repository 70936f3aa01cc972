"""The foot of the export page, always in view: where the package goes, the way to begin, the progress."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QProgressBar, QWidget

from cluster_desktop.ui.parts.basics import button, column, row, text


class ExportBar(QFrame):
    """`started` asks to export, `stopped` to stop."""

    started = Signal()
    stopped = Signal()

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "foot")
        lines = column(self, spacing=6)
        lines.setContentsMargins(28, 10, 28, 10)
        where = row(spacing=8)
        where.addWidget(text("放在"))
        self._folder = QLineEdit(folder, self)
        self._folder.setAccessibleName("放在哪个文件夹")
        where.addWidget(self._folder, 1)
        self._choose = button("选择文件夹…", self._ask, parent=self)
        where.addWidget(self._choose)
        self._go = button("开始导出", self.started.emit, kind="main", parent=self)
        where.addWidget(self._go)
        self._stop = button("取消", self.stop, parent=self)
        where.addWidget(self._stop)
        lines.addLayout(where)
        self._words = text("", "secondary", wrap=True, parent=self)
        lines.addWidget(self._words)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("导出进度")
        lines.addWidget(self._bar)
        self._about = ""
        self.show_running(running=False)

    @property
    def folder(self) -> str:
        """The folder that was typed or chosen."""
        return self._folder.text()

    def take_focus(self) -> None:
        """Bring the cursor to the button that there is: the one that begins, or the one that stops."""
        first = self._stop if self._go.isHidden() else self._go
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_ready(self, go: str, about: str) -> None:
        """Say what the button does, and where the package will lie."""
        self._go.setText(go)
        self._about = about
        if not self._bar.isVisibleTo(self):
            self._words.setText(about)

    def show_running(self, *, running: bool) -> None:
        """Show the work under way, or the way to begin; the cursor goes from the one button to the other."""
        held = self.window().focusWidget() in {self._go, self._stop}
        for each in (self._bar, self._stop):
            each.setVisible(running)
        self._go.setVisible(not running)
        for each in (self._folder, self._choose):
            each.setEnabled(not running)
        self._stop.setEnabled(running)
        self._bar.setRange(0, 0)
        self._words.setText("正在准备" if running else self._about)
        if held:
            self.take_focus()

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far the work is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._words.setText(f"{what}（{done} / {total}）" if total else what)

    def stop(self) -> None:
        """Ask to stop; that may take a moment."""
        self._stop.setEnabled(False)
        self._words.setText("正在取消…")
        self.stopped.emit()

    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "选择文件夹", self._folder.text())
        if chosen:
            self._folder.setText(chosen)
