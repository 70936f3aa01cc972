"""Which form the example is to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from cluster_desktop.ui.parts.basics import at_least, column, dialog_buttons, text
from cluster_desktop.ui.start.edition_choice import EditionChoice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cluster_desktop.forms.model import Edition


class ExampleDialog(QDialog):
    """Asks for one of the forms that an example is made up for."""

    def __init__(self, editions: Iterable[Edition], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("看一个完整示例")
        lines = column(self, margins=22, spacing=6)
        at_least(lines, 640)
        lines.addWidget(text("看一个完整示例", "title"))
        lines.addWidget(text("虚构的县，各栏目和佐证材料齐全，可以随意修改、导出。", "secondary"))
        lines.addSpacing(8)
        self.editions = EditionChoice(editions, self)
        lines.addWidget(self.editions)
        lines.addSpacing(8)
        lines.addWidget(dialog_buttons(self, "打开示例"))

    def edition(self) -> Edition:
        """The form that was chosen."""
        return self.editions.edition()
