"""本部分已完成: set by the official, never by the program; what is left to do is asked about first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui.parts.basics import Pill
from cluster_desktop.ui.words import when

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.ui.session.session import Session
    from cluster_desktop.ui.session.standing import Standing

_SAID = {"open": ("", "quiet"), "done": ("✓ 已完成", "done"), "changed": ("标记完成后有改动", "warning")}


class DoneMark(Pill):
    """How the mark of a section stands; hidden where there is none."""

    def __init__(self, no: str, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._no = no
        self._session = session
        self._shown = ""
        self.renew()

    def renew(self) -> None:
        """Show the mark as it stands."""
        state = self._session.finished.state(self._no)
        if state == self._shown:
            return
        self._shown = state
        self.show_words(*_SAID[state])
        self.setToolTip(self._by() if state != "open" else "")

    def turn(self) -> None:
        """Set the mark, or take it back; where something is left to do the official is asked first."""
        finished = self._session.finished
        try:
            if finished.state(self._no) == "done":
                finished.take_back(self._no)
            elif self._is_wanted():
                finished.mark(self._no)
        except ClusterError as error:
            self._session.failed.emit(error)
        self._shown = ""
        self.renew()

    def _is_wanted(self) -> bool:
        self._session.judge()
        left = left_to_do(self._session.standings[self._no])
        if not left:
            return True
        question = QMessageBox(self.window())
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle("标记为已完成")
        question.setText(f"本部分还有 {left}。")
        question.setInformativeText("仍可标记为已完成，问题照旧列在检查中。")
        stay = question.addButton("继续填写", QMessageBox.ButtonRole.RejectRole)
        anyway = question.addButton("仍然标记", QMessageBox.ButtonRole.AcceptRole)
        question.setDefaultButton(stay)
        question.setEscapeButton(stay)
        question.exec()
        wanted = question.clickedButton() is anyway
        question.deleteLater()
        return wanted

    def _by(self) -> str:
        noted = self._session.finished.noted(self._no)
        return f"{noted.author or '未署名'} {when(noted.at)} 标记为已完成" if noted is not None else ""


def left_to_do(standing: Standing) -> str:
    """What is left to do in a section, in words; empty where nothing is."""
    parts = [
        (standing.errors, "个错误"),
        (standing.items - standing.filled, "项未填"),
        (standing.unproved, "项缺佐证"),
        (standing.warnings, "个提醒"),
    ]
    return "、".join(f"{count} {words}" for count, words in parts if count)
