"""What is wrong with the answer, and what the official keeps though it was found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from cluster_desktop.forms.demands import EVIDENCE_RULE
from cluster_desktop.ui.field.part import Headed, Part
from cluster_desktop.ui.field.problem_box import ProblemBox
from cluster_desktop.ui.keeping.note import KeptNote
from cluster_desktop.ui.parts.basics import box
from cluster_desktop.ui.session.standing import rule_ids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.keeping import KeptFinding
    from cluster_desktop.ui.session.session import Session


class Problems(Headed):
    """`left` tells that the writing of a reason is over.

    While a figure is typed mostly the words of its findings change: their boxes stay, so that no key press
    waits for new ones.
    """

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("问题", parent)
        self._session = session
        self._proof_rules = rule_ids(session.index, [EVIDENCE_RULE])
        self._boxes: dict[object, ProblemBox] = {}

    def show_path(self, path: str) -> None:
        """Show the findings on a path; what proof is missing stands apart, with the place to put it."""
        found = self._session.findings_on(path)
        shown = _told_apart(each for each in found if each.rule not in self._proof_rules)
        for key in self._boxes.keys() - shown.keys():
            gone = self._boxes.pop(key)
            gone.hide()
            gone.deleteLater()
        for place, (key, finding) in enumerate(shown.items()):
            if key not in self._boxes:
                self._boxes[key] = self._box(finding)
            self._boxes[key].show_finding(finding)
            self.body.insertWidget(place, self._boxes[key])
            self._boxes[key].show()
        self.setVisible(bool(shown))

    def _box(self, finding: Finding) -> ProblemBox:
        made = ProblemBox(finding, self._session, self)
        made.left.connect(self.left)
        return made


def _told_apart(findings: Iterable[Finding]) -> dict[object, Finding]:
    """Findings by what does not change while a figure does; the number tells those that are alike apart."""
    alike: Counter[object] = Counter()
    result: dict[object, Finding] = {}
    for finding in findings:
        key = (finding.rule, finding.paths, finding.level, finding.clause)
        result[key, alike[key]] = finding
        alike[key] += 1
    return result


class KeptOnes(Part):
    """`left` tells that one of them stands again."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("已说明理由", parent)
        self._session = session
        self._kept: list[KeptFinding] = []

    def show_path(self, path: str) -> None:
        """Show the kept findings on a path."""
        self._kept = self._session.keepings.on(path)
        self.tell(self._kept)

    def fill(self) -> None:
        """A box for each, with the way to take it back."""
        for kept in self._kept:
            frame, inner = box("note")
            note = KeptNote(kept, self._session)
            note.taken_back.connect(self.left)
            inner.addWidget(note)
            self.body.addWidget(frame)
