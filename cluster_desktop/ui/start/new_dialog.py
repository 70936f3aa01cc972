"""The few questions before a new draft: which form, for which notice, in which blank, for which cluster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from cluster_desktop.forms.loader import edition_ids, load_edition, load_notice
from cluster_desktop.ui.blank.chooser import BlankChooser
from cluster_desktop.ui.parts.basics import at_least, column, dialog_buttons, show_whole, text
from cluster_desktop.ui.start.edition_choice import EditionChoice

if TYPE_CHECKING:
    from cluster_desktop.drafts.official_blank import OfficialBlank


@dataclass(frozen=True)
class NewDraft:
    """What was answered; `name` may be empty, `blank` is None for the program's own."""

    notice: str
    edition: str
    name: str
    blank: OfficialBlank | None = None


class NewDialog(QDialog):
    """Asks for a form, one of its notices, the cluster's name, and whether an official blank is at hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("新建申报")
        self.editions = EditionChoice((load_edition(name) for name in edition_ids()), self)
        self._notice = QComboBox(self)
        self._name = QLineEdit(self)
        self._name.setPlaceholderText("如 河北省平川县丝网产业，可以稍后再填")
        self.blank = BlankChooser(self.editions.edition(), parent=self)
        self._blank: OfficialBlank | None = None
        lines = column(self, margins=22, spacing=6)
        at_least(lines, 640)
        lines.addWidget(text("新建申报", "title"))
        self._call = text("", "secondary", wrap=True)
        for words, *fields in (
            ("申报表", self.editions),
            ("按哪份通知报送", self._notice, self._call),
            ("集群名称", self._name),
            ("空白表", self.blank),
        ):
            label = text(words, "secondary")
            label.setBuddy(fields[0])
            fields[0].setAccessibleName(words)
            lines.addSpacing(6)
            lines.addWidget(label)
            for field in fields:
                lines.addWidget(field)
        lines.addSpacing(14)
        self._buttons = dialog_buttons(self, "新建")
        lines.addWidget(self._buttons)
        self.editions.changed.connect(self._follow)
        self._notice.currentIndexChanged.connect(self._show_call)
        self.blank.chosen.connect(self._keep)
        self.blank.checking.connect(self._buttons.setDisabled)
        self._show_notices()
        self._show_call(0)
        self._name.setFocus()
        show_whole(self, lines)

    def answer(self) -> NewDraft:
        """What was chosen."""
        edition = self.editions.edition()
        notice = edition.notices[self._notice.currentIndex()]
        return NewDraft(notice, edition.id, self._name.text().strip(), self._blank)

    def _follow(self) -> None:
        self._show_notices()
        self._keep(None)
        self.blank.start_over(self.editions.edition())

    def _show_notices(self) -> None:
        self._notice.clear()
        for name in self.editions.edition().notices:
            notice = load_notice(name)
            self._notice.addItem(f"{notice.issuer}（{notice.deadline} 截止）")

    def _show_call(self, position: int) -> None:
        if position >= 0:
            self._call.setText(load_notice(self.editions.edition().notices[position]).title)

    def _keep(self, blank: OfficialBlank | None) -> None:
        self._blank = blank
