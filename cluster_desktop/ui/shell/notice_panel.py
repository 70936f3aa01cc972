"""The side panel where no field is in hand: what the notice asks for, beside the findings and the export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cluster_desktop.ui.parts.basics import column, text

if TYPE_CHECKING:
    from cluster_desktop.forms.model import Notice


_BLANKS = str.maketrans("{}", "〔〕")
"""What is to be filled in, as it is marked on paper."""


class NoticePanel(QWidget):
    """Who is to be sent what, by when, in how many copies."""

    def __init__(self, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lines = column(self, spacing=4)
        lines.setContentsMargins(18, 18, 18, 18)
        lines.addWidget(text("报送要求", "panel-heading"))
        lines.addSpacing(2)
        lines.addWidget(text(notice.title, "strong", wrap=True))
        lines.addWidget(text(f"{notice.issuer}　{notice.date}", "secondary", wrap=True))
        for name, words in facts(notice):
            lines.addSpacing(12)
            lines.addWidget(text(name, "panel-heading"))
            lines.addWidget(text(words, wrap=True))
        lines.addStretch(1)


def facts(notice: Notice) -> list[tuple[str, str]]:
    """What a notice says of handing in: a heading and the words below it."""
    apart = "，申报表和佐证材料分别装订" if notice.bound_apart else ""
    told = [
        ("报送至", notice.receiver),
        ("截止", notice.deadline),
        ("份数", f"纸质材料 {notice.copies} 份{apart}"),
        ("电子版", notice.electronic),
        ("邮箱", notice.email or ""),
        ("邮件标题", (notice.email_subject or "").translate(_BLANKS)),
    ]
    return [(name, words) for name, words in told if words]
