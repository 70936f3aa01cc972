"""What can be done about a requirement where its chip stands: look, add, write, and take away again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui.evidence.made import list_asked, lists_for
from cluster_desktop.ui.paper.proof import KIND_WORDS, ask_for_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.forms.requirements import Requirement
    from cluster_desktop.ui.paper.proof import ProofChip
    from cluster_desktop.ui.session.session import Session

_MOST_OFFERED = 6
"""Documents that are offered by name; all of them stand on the evidence page."""
_LONGEST = 24


def open_menu(chip: ProofChip, session: Session, statement: SignalInstance, list_of: SignalInstance) -> None:
    """Show the menu of a chip below it; what it tells goes on to these signals."""
    requirement = next((one for one in session.requirements if one.id == chip.requirement_id), None)
    if requirement is None:
        return
    menu = ChipMenu(chip, session, requirement)
    menu.statement.connect(statement)
    menu.list_of.connect(list_of)
    menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))


class ChipMenu(QMenu):
    """`statement` tells the requirement that a statement is to be written for, `list_of` a list to open.

    Files, and the wish to see what is attached, are told by the chip, as when it is pressed.
    """

    statement = Signal(str)
    list_of = Signal(str)

    def __init__(self, chip: ProofChip, session: Session, requirement: Requirement) -> None:
        super().__init__(chip)
        self.aboutToHide.connect(self.deleteLater)
        self._chip = chip
        self._session = session
        self._requirement = requirement
        attached = session.attached_to(requirement)
        self._ways_in(attached)
        self._documents(attached)

    def _ways_in(self, attached: list[EvidenceItem]) -> None:
        requirement, kind = self._requirement, KIND_WORDS[self._requirement.kind]
        if attached:
            self._add(f"查看已附的 {len(attached)} 份", partial(self._chip.shown.emit, requirement.id))
        self._add("再加文件…" if attached else "选择文件…", self._ask)
        keys = [made.key for made in lists_for(requirement, self._session)]
        asked = list_asked(requirement, self._session)
        for key in dict.fromkeys([*keys, *([asked] if asked else [])]):
            self._add("打开清单" if key in keys else "填写清单", partial(self.list_of.emit, key))
        if requirement.kind != "list" and not attached:
            words = "自我声明" if requirement.kind == "evidence" else kind
            self._add(f"写一份{words}…", partial(self.statement.emit, requirement.id))

    def _documents(self, attached: list[EvidenceItem]) -> None:
        part = self._session.evidence_part
        loose = [item for item in self._session.evidence if not item.proves and not item.fault]
        for words, items, change in (
            ("用“{}”", loose, part.prove),
            ("取下“{}”", attached, part.disprove),
        ):
            if items:
                self.addSeparator()
            for item in items[:_MOST_OFFERED]:
                self._add(words.format(_short(item.title)), partial(self._change, change, item))

    def _add(self, words: str, act: Callable[[], object]) -> None:
        # An ampersand in a title is no key.
        self.addAction(words.replace("&", "&&")).triggered.connect(lambda _=False: act())

    def _ask(self) -> None:
        if files := ask_for_files(self._chip, self._requirement.title):
            self._chip.files_given.emit(self._requirement.id, files)

    def _change(self, change: Callable[[EvidenceItem, Requirement], None], item: EvidenceItem) -> None:
        try:
            change(item, self._requirement)
        except ClusterError as error:
            self._session.failed.emit(error)


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
