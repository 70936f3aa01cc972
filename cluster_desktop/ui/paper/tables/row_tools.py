"""The small buttons at the end of an added row: up, down, away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cluster_desktop.ui.parts.basics import button, row

if TYPE_CHECKING:
    from collections.abc import Callable


class RowTools(QWidget):
    """`moved` asks to move the row by so many places, `removed` to remove it.

    They never take the cursor: from the keyboard the same is done with Alt+↑, Alt+↓ and Alt+Delete.
    """

    moved = Signal(int)
    removed = Signal()

    def __init__(self, name: str, place: int, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        line = row(self, spacing=0)
        line.setContentsMargins(0, 4, 4, 0)
        tools: tuple[tuple[str, str, bool, Callable[[], object]], ...] = (
            ("↑", "上移一行（Alt+↑）", place > 0, lambda: self.moved.emit(-1)),
            ("↓", "下移一行（Alt+↓）", place < count - 1, lambda: self.moved.emit(1)),
            ("✕", "删除这一行（Alt+Delete）", True, self.removed.emit),
        )
        for sign, tip, enabled, doing in tools:
            tool = button(sign, doing, kind="row-tool", parent=self)
            tool.setToolTip(tip)
            tool.setAccessibleName(f"{name}：{tip.partition('（')[0]}")
            tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            tool.setEnabled(enabled)
            tool.setVisible(enabled or count > 1)
            line.addWidget(tool)
