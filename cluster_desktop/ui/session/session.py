"""One open draft: the answers, what the checker says of them, and the evidence.

The pages read from here and tell their edits to `type`; they never touch the draft themselves.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cluster_desktop.drafts.errors import BlobMissing
from cluster_desktop.drafts.official_blank import (
    drop_official_blank,
    keep_official_blank,
    official_blank_of,
)
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence import items as evidence
from cluster_desktop.evidence.conflicts import conflict_findings
from cluster_desktop.forms.checker import Checker, LiveCheck
from cluster_desktop.forms.demands import possible_demands
from cluster_desktop.forms.derived import Derived, Offers
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.requirements import ProofIndex, Requirement, judge
from cluster_desktop.forms.thresholds import WESTERN
from cluster_desktop.forms.values import ValueRefused, clean_value
from cluster_desktop.ui import work
from cluster_desktop.ui.session.autosave import Autosave
from cluster_desktop.ui.session.benchmark import Benchmark
from cluster_desktop.ui.session.fits import Fits
from cluster_desktop.ui.session.intake import Intake
from cluster_desktop.ui.session.keepings import Keepings
from cluster_desktop.ui.session.standing import Standing, standings
from cluster_desktop.ui.words import local_time

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cluster_desktop.drafts.change import Change
    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.drafts.official_blank import OfficialBlank
    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.model import Edition, Notice
    from cluster_desktop.forms.values import Value


class Session(QObject):
    """The draft in hand.

    `answered` tells a path whose answer is new, `judged` that findings and requirements were worked out
    again, `refused` a path whose text cannot be kept (with the reason, empty when it is over).
    """

    answered = Signal(str)
    judged = Signal()
    refused = Signal(str, str)
    evidence_changed = Signal()
    attached = Signal(list)

    def __init__(
        self,
        draft: Draft,
        edition: Edition,
        notice: Notice,
        author: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.draft = draft
        self.edition = edition
        self.notice = notice
        self.author = author
        self.index = FieldIndex(edition)
        self.answers: dict[str, Value] = dict(draft.answers())
        self.evidence: list[EvidenceItem] = evidence.read_evidence(draft)
        self.official_blank = _official_blank(draft)
        self.fits = Fits(edition, self.answers, self._template, self)
        self.refusals: dict[str, str] = {}
        self.taking_in: list[str] = []
        self.autosave = Autosave(lambda values: draft.set_many(values, author), self)
        if (last := draft.last_change()) is not None:
            self.autosave.saved_at = local_time(last.at)
        self._provable = evidence.provable(edition, notice)
        self.demands = tuple(possible_demands(self.index, notice))
        self.benchmark = Benchmark(draft, self.index, notice, author)
        self.keepings = Keepings(draft, author)
        self._offers = Offers(edition)
        self._conflicts = tuple(conflict_findings(draft, edition))
        self.autosave.state_changed.connect(self._look_at_conflicts)
        self._check = self._checking()
        self._composing = False
        self._dirty: set[str] = set(self.answers)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.judge)
        self.findings: list[Finding] = []
        self.requirements: list[Requirement] = []
        self.standings: dict[str, Standing] = {}
        self.judge()

    def type(self, path: str, raw: object) -> None:
        """Take what the official typed, ticked or chose.  What cannot be kept is told by `refused`."""
        field = self.index[path]
        try:
            value = clean_value(field, raw)
        except ValueRefused as refusal:
            self.refusals[path] = refusal.message
            self.refused.emit(path, refusal.message)
            self.autosave.state_changed.emit()
            return
        if self.refusals.pop(path, None) is not None:
            self.refused.emit(path, "")
            self.autosave.state_changed.emit()
        if value == self.answers.get(path):
            return
        self.autosave.put(path, value)
        self._note(path, value)
        if not self._composing:
            self._soon.start(0)

    def take_over(self, values: Mapping[str, Value | None]) -> None:
        """Take answers over from elsewhere, in one commit; None clears.

        Raises:
            ClusterError: the draft cannot be written; all answers are then as before.
        """
        if not self.autosave.flush():
            raise ClusterError(self.autosave.problem)
        self.draft.set_many(values, self.author)
        for path, value in values.items():
            self._note(path, value)
        self.judge()

    def use_blank(self, blank: OfficialBlank | None) -> None:
        """Put the answers into an official blank from now on, or into the program's own again (None).

        Raises:
            ClusterError: the draft cannot be written; the blank is then the one before.
        """
        if blank is None:
            drop_official_blank(self.draft, self.author)
        else:
            keep_official_blank(self.draft, blank.data, blank.file_name, self.author)
        self.official_blank = blank
        self.fits.start_over()

    def use_standard(self, path: Path | None) -> None:
        """Hold the answers against the 认定标准 in a file from now on, or against that of the notice (None).

        Raises:
            ClusterError: the file is no sound standard, or the draft cannot be written.
        """
        self.benchmark.use(path)
        self._check = self._checking()
        self.judge()

    def loosen(self, *, western: bool) -> None:
        """Loosen the 认定标准 for a western area, or no longer.

        Raises:
            ClusterError: the draft cannot be written.
        """
        self.benchmark.loosen(western=western)
        self._dirty.add(WESTERN)
        self.judge()

    def keep(self, finding: Finding, reason: str) -> None:
        """Keep a finding for a reason.

        Raises:
            ValueError: an error cannot be kept, nor anything without a reason.
            ClusterError: the draft cannot be written.
        """
        self.keepings.keep(finding, reason)
        self.judge()

    def take_back(self, finding: Finding) -> None:
        """Let a finding that was kept stand again.

        Raises:
            ClusterError: the draft cannot be written.
        """
        self.keepings.take_back(finding)
        self.judge()

    def compose(self, composing: bool) -> None:  # noqa: FBT001  a slot
        """Neither save nor check while an input method is in the middle of a word."""
        self._composing = composing
        if composing:
            self._soon.stop()
        self._hold()
        if not composing and self._dirty:
            self._soon.start(0)

    def judge(self) -> None:
        """Work out findings, requirements and standings for the answers as they are."""
        proofs = evidence.proofs(self.evidence)
        known = {**self.answers, **self.benchmark.facts}
        found = self.keepings.sort_out(self._check.update(known, proofs, self._dirty))
        self.findings = [*self._conflicts, *found]
        self._dirty = set()
        index = ProofIndex(proofs)
        self.requirements = [judge(demand, self.answers, index) for demand in self.demands]
        self.standings = standings(self.index, self.findings, self.requirements)
        self.judged.emit()

    def close(self) -> None:
        """Close the draft; nothing is checked or saved from now on."""
        self._soon.stop()
        self.autosave.stop()
        self.draft.close()

    def field_at(self, path: str) -> Field | None:
        """The field of a path; for the key of a question with several fields the first of them."""
        return self.index.find(path) or next(iter(self.index.of(path)), None)

    def findings_on(self, path: str) -> list[Finding]:
        """The findings that name this path."""
        return [finding for finding in self.findings if path in finding.paths]

    def offers_on(self, path: str) -> tuple[Derived, ...]:
        """The figures that the answers give for this path, one for each way to reckon it."""
        return self._offers.offer(path, self.answers)

    def requirements_on(self, path: str) -> list[Requirement]:
        """The requirements that are due for this path or the question that it belongs to."""
        key = path.split("/", maxsplit=1)[0]
        return [
            demand
            for demand in self.requirements
            if demand.state != "unneeded" and (path in demand.paths or demand.path in (path, key))
        ]

    def attached_to(self, demand: Requirement) -> list[EvidenceItem]:
        """The evidence that serves a requirement, in order."""
        return [item for item in self.evidence if item.id in demand.evidence]

    def history(self, path: str) -> list[Change]:
        """Every change of a path, newest first."""
        return self.draft.history(path)

    def attach(self, files: list[Path], proves: str) -> None:
        """Copy files into the draft as proof of a requirement; `attached` tells what stood in the way.

        The copying goes on in the background, over a connection of its own; saving waits until it is done.
        """
        if not self.autosave.flush():
            self._attached([ClusterError(self.autosave.problem)])
            return
        intake = Intake(self.draft.path, tuple(files), proves, self.author, self._provable)
        job = work.start(intake, self)
        job.finished.connect(self._attached)
        job.failed.connect(self._not_attached)
        job.ended.connect(partial(self._taken_in, proves))
        self.taking_in.append(proves)
        self._hold()
        self.judged.emit()

    def detach(self, demand: Requirement, item: EvidenceItem) -> None:
        """Take an item away from one requirement, and out of the draft when it proves nothing else."""
        left = [word for word in item.proves if not _serves(word, demand)]
        if left:
            evidence.set_proves(self.draft, item.id, left, self.author, known=self._provable)
        else:
            evidence.detach(self.draft, item.id, self.author)
        self._evidence_anew()

    def rename(self, item: EvidenceItem, title: str) -> None:
        """Give an item another title, as it is to stand in the index."""
        evidence.set_title(self.draft, item.id, title, self.author)
        self._evidence_anew()

    def _note(self, path: str, value: Value | None) -> None:
        if value is None:
            self.answers.pop(path, None)
        else:
            self.answers[path] = value
        self._dirty.add(path)
        self.answered.emit(path)

    def _look_at_conflicts(self) -> None:
        """What was saved may have chosen; new ones come only with a receipt, which opens the draft anew."""
        if self._conflicts:
            left = tuple(conflict_findings(self.draft, self.edition))
            if left != self._conflicts:
                self._conflicts = left
                self.judge()

    def _checking(self) -> LiveCheck:
        return LiveCheck(Checker(self.edition, self.notice, self.benchmark.standard))

    def _template(self) -> bytes | None:
        return self.official_blank.data if self.official_blank is not None else None

    def _attached(self, troubles: list[ClusterError]) -> None:
        self._evidence_anew()
        self.attached.emit(troubles)

    def _not_attached(self, error: ClusterError) -> None:
        self._attached([error])

    def _taken_in(self, proves: str) -> None:
        self.taking_in.remove(proves)
        self._hold()
        self.judged.emit()

    def _hold(self) -> None:
        self.autosave.hold(held=self._composing or bool(self.taking_in))

    def _evidence_anew(self) -> None:
        self.evidence = evidence.read_evidence(self.draft)
        self.judge()
        self.evidence_changed.emit()


def _official_blank(draft: Draft) -> OfficialBlank | None:
    """The blank kept in a draft; a draft that lost the file is opened nevertheless, and its export tells."""
    try:
        return official_blank_of(draft)
    except BlobMissing:
        return None


def _serves(word: str, demand: Requirement) -> bool:
    return word == demand.id or any(word == path or word.startswith(f"{path}/") for path in demand.paths)
