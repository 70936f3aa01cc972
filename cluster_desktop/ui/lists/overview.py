"""清单: the lists that go with the form, what they feed, and whether they agree with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from cluster_desktop.ui.lists.feeding import Fed, fed_by
from cluster_desktop.ui.lists.flows import ListFlows
from cluster_desktop.ui.paper.page import Desk, Page, Paper
from cluster_desktop.ui.paper.printed import PrintedCell
from cluster_desktop.ui.paper.sheet import FULL, Place, Sheet
from cluster_desktop.ui.parts.basics import Button, Pill, box, button, column, empty, row, text
from cluster_desktop.ui.shell.route import list_page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from cluster_desktop.forms.model.lists import ListDefinition
    from cluster_desktop.forms.requirements import Requirement
    from cluster_desktop.ui.session.session import Session

_HEADS = ("清单", "行数", "填入申报表", "要求", "操作")
_EDGES = (0, 24, 35, 74, 82, FULL)
_ABOUT = (
    "清单按行计数，与申报表相互核对；有内容的清单随佐证材料一起装订。"
    "下载模板发给有关单位填写，收回后导入；也可以打开清单直接输入或粘贴。"
)
_LIST = "清\u2060单\u00a0"
"""The word before the figure of a list, so that a narrow cell breaks before it and never within."""
_MOST_FIGURES = 3
"""Figures that a list names here; the rest is seen where it is opened."""


class ListsPage(Page):
    """`opened` asks for the page of a list."""

    opened = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("清单", parent, shadow=True)
        self._session = session
        self._shown: object = None
        about = text(_ABOUT, "secondary", wrap=True)
        about.setContentsMargins(3, 0, 3, 0)
        self.body.addWidget(about)
        self.body.addSpacing(8)
        self._problem, inner = box("problem-error")
        self._words = text("", wrap=True)
        inner.addWidget(self._words)
        self._problem.hide()
        self.body.addWidget(self._problem)
        self._paper = Paper()
        self._paper.content.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(Desk(self._paper, self))
        self.body.addStretch(1)
        self._flows = {each.key: ListFlows(session, each, self) for each in session.lists.definitions}
        for each in self._flows.values():
            each.told.connect(self._tell)
        session.judged.connect(self._renew_if_seen)
        session.lists.counted.connect(self._renew_if_seen)
        session.lists.renewed.connect(self._renew_if_seen)

    def renew(self) -> None:
        """Work the table out, if it is not the one that is shown."""
        session = self._session
        state = [
            (
                each.key,
                session.lists.count(each.key),
                fed_by(session, each),
                self._demanded(each),
                self._busy(each),
            )
            for each in session.lists.definitions
        ]
        if state == self._shown:
            return
        self._shown = state
        held = sum(bool(count) for _, count, *_ in state)
        missing = sum(demanded == "缺" for *_, demanded, _ in state)
        differing = sum(
            any(fed.agreement == "differs" for fed in feds) for _, count, feds, *_ in state if count
        )
        pills = [(f"已有 {held} 份", "done")] if held else []
        if missing:
            pills.append((f"缺 {missing} 份", "error"))
        if differing:
            pills.append((f"与申报表不一致 {differing} 份", "warning"))
        self.show_pills(pills)
        self._fill()

    def _renew_if_seen(self, *_: str) -> None:
        if self.isVisible():
            self.renew()

    def _fill(self) -> None:
        focus = self._focused()
        empty(self._paper.content)
        sheet = Sheet(self._paper)
        for number, words in enumerate(_HEADS):
            sheet.place(PrintedCell(words, "head", sheet), Place(0, _EDGES[number], _EDGES[number + 1]))
        self._paper.content.addWidget(sheet)
        for position, each in enumerate(self._session.lists.definitions, 1):
            self._row(sheet, position, each)
        if focus:
            self._focus_again(sheet, focus)

    def _row(self, sheet: Sheet, position: int, definition: ListDefinition) -> None:
        def put(cell: QWidget, number: int) -> None:
            sheet.place(cell, Place(position, _EDGES[number], _EDGES[number + 1]))

        count = self._session.lists.count(definition.key)
        put(self._name(sheet, definition), 0)
        words = "正在写入…" if self._busy(definition) else f"{count} {definition.unit}" if count else "—"
        put(self._count(sheet, words), 1)
        put(self._figures(sheet, fed_by(self._session, definition), count), 2)
        put(self._demand(sheet, definition), 3)
        put(self._actions(sheet, definition), 4)

    def _name(self, sheet: Sheet, definition: ListDefinition) -> QWidget:
        cell, lines = _cell(sheet)
        lines.addWidget(text(definition.title, "strong", wrap=True, parent=cell))
        opener = button(
            "打开 ›", partial(self.opened.emit, list_page(definition.key)), kind="link", parent=cell
        )
        opener.setAccessibleName(f"{definition.title}：打开")
        lines.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)
        return cell

    @staticmethod
    def _count(sheet: Sheet, words: str) -> QWidget:
        cell, lines = _cell(sheet)
        lines.setContentsMargins(4, 7, 4, 7)
        count = text(words, wrap=True, parent=cell)
        count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        lines.addWidget(count)
        lines.addStretch(1)
        return cell

    def _figures(self, sheet: Sheet, feds: list[Fed], count: int) -> QWidget:
        cell, lines = _cell(sheet)
        # What disagrees comes first: it is what there is to do.
        shown = sorted(feds, key=lambda fed: fed.agreement != "differs") if count else feds
        for fed in shown[:_MOST_FIGURES]:
            lines.addWidget(text(fed.name, "secondary", wrap=True, parent=cell))
            line = row(spacing=8)
            words = fed.words if count else fed.words.split(" · ")[0]
            line.addWidget(text(words.replace("清单 ", _LIST), wrap=True, parent=cell), 1)
            if count and fed.agreement in {"agrees", "differs"}:
                good = fed.agreement == "agrees"
                line.addWidget(Pill("✓ 一致" if good else "不一致", "done" if good else "warning", cell))
            lines.addLayout(line)
        if len(feds) > _MOST_FIGURES:
            words = f"另有 {len(feds) - _MOST_FIGURES} 项，打开清单查看"
            lines.addWidget(text(words, "secondary", wrap=True, parent=cell))
        lines.addStretch(1)
        return cell

    def _demand(self, sheet: Sheet, definition: ListDefinition) -> QWidget:
        cell, lines = _cell(sheet)
        lines.setContentsMargins(4, 7, 4, 7)
        words = self._demanded(definition)
        tone = {"缺": "error", "已备": "done"}.get(words, "plain")
        if words:
            pill = Pill(words, tone, cell)
            pill.setToolTip("\n".join(each.title for each in self._due(definition)))
            lines.addWidget(pill, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addStretch(1)
        return cell

    def _actions(self, sheet: Sheet, definition: ListDefinition) -> QWidget:
        cell, lines = _cell(sheet)
        flows = self._flows[definition.key]
        for words, act in (("导入 Excel…", flows.ask_import), ("下载模板…", flows.ask_template)):
            made = button(words, act, kind="link", parent=cell)
            made.setAccessibleName(f"{definition.title}：{words}")
            lines.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)
        return cell

    def _due(self, definition: ListDefinition) -> list[Requirement]:
        return [each for each in self._session.lists.asked_by(definition) if each.state != "unneeded"]

    def _demanded(self, definition: ListDefinition) -> str:
        """Whether the list is demanded as the answers are, and there."""
        due = self._due(definition)
        if not due:
            return ""
        return "缺" if any(each.state in {"missing", "unreadable"} for each in due) else "已备"

    def _busy(self, definition: ListDefinition) -> bool:
        return f"list/{definition.key}" in self._session.taking_in

    def _focused(self) -> str:
        """The name of the button that has the cursor: the table is made anew under it."""
        here = next((each for each in self._paper.findChildren(Button) if each.hasFocus()), None)
        return here.accessibleName() if here is not None else ""

    @staticmethod
    def _focus_again(sheet: Sheet, name: str) -> None:
        there = next((each for each in sheet.findChildren(Button) if each.accessibleName() == name), None)
        if there is not None:
            sheet.show()
            there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, words: str) -> None:
        self._words.setText(words)
        self._problem.setVisible(bool(words))


def _cell(sheet: Sheet) -> tuple[QFrame, QVBoxLayout]:
    cell = QFrame(sheet)
    cell.setProperty("cell", "answer")
    lines = column(cell, spacing=2)
    lines.setContentsMargins(10, 7, 8, 7)
    return cell, lines
