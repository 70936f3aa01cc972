"""What an export makes, by the notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cluster_desktop.evidence.volume.options import OPTIONS_PATH, read_options
from cluster_desktop.ui.parts.basics import empty, text

if TYPE_CHECKING:
    from cluster_desktop.forms.model import Notice
    from cluster_desktop.ui.session.session import Session

_NAME_WIDTH = 150


def made_of(notice: Notice, *, spine: bool) -> list[tuple[str, str]]:
    """Each document with what it is, in the order in which they lie in the folder."""
    made = [("申报表", "Word 和 PDF，版式与官方表逐格核对")]
    if notice.book is not None:
        made += [
            ("申报材料", f"合订一册：封面、目录、申报表和全部材料，按通知的次序编排。{notice.book.binding}"),
            ("申报材料目录", "Word 和 Excel"),
        ]
    else:
        made += [
            ("佐证材料册", "封面、目录和全部材料，目录页码逐条核对"),
            ("佐证材料目录", "Word、PDF 和 Excel"),
        ]
    made += [
        ("检查报告", "全部问题及其依据"),
        ("填报数据、报送说明", "随光盘或邮件报送，供上级部门接收、复核"),
    ]
    if notice.onsite_statement is not None:
        made.append((notice.onsite_statement.title, "Word 和 PDF"))
    if spine:
        made.append(("书脊条", "打印后剪贴在书脊上"))
    return made


class Contents(QWidget):
    """The list of what will be made; follows the options of the binding."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lines = QGridLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(12)
        self._lines.setVerticalSpacing(8)
        self._lines.setColumnMinimumWidth(0, _NAME_WIDTH)
        self._lines.setColumnStretch(1, 1)
        session.changed.connect(self._look)
        self._show()

    def _look(self, paths: frozenset[str]) -> None:
        if OPTIONS_PATH in paths:
            self._show()

    def _show(self) -> None:
        empty(self._lines)
        session = self._session
        made = made_of(session.notice, spine=read_options(session.draft).spine)
        for line, (name, words) in enumerate(made):
            self._lines.addWidget(text(name), line, 0, Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(text(words, "secondary", wrap=True), line, 1)
