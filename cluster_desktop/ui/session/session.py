"""One open draft: the answers, what the checker says of them, and the evidence.

The pages read from here and tell their edits to `type` and `act`; they never write to the draft by
themselves, so that all that was done can be undone.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from cluster_desktop.drafts.errors import DraftError
from cluster_desktop.drafts.undo import Recording
from cluster_desktop.errors import ClusterError
from cluster_desktop.forms.derived import Derived, Offers
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.ui import work
from cluster_desktop.ui.session.acts import Acts
from cluster_desktop.ui.session.behind import Behind
from cluster_desktop.ui.session.benchmark import Benchmark
from cluster_desktop.ui.session.deeds import Deeds
from cluster_desktop.ui.session.disputes import Disputes
from cluster_desktop.ui.session.evidence_part import EvidencePart
from cluster_desktop.ui.session.finished import Finished
from cluster_desktop.ui.session.fits import Fits
from cluster_desktop.ui.session.judging import Judging
from cluster_desktop.ui.session.keepings import Keepings
from cluster_desktop.ui.session.lists import Lists
from cluster_desktop.ui.session.renewing import blank_of, renew
from cluster_desktop.ui.session.typing import Typing
from cluster_desktop.ui.words import moment_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping
    from pathlib import Path

    from cluster_desktop.drafts.change import Change
    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.drafts.undo import Step
    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.forms.demands import PossibleDemand
    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.model import Edition, Notice
    from cluster_desktop.forms.requirements import Requirement
    from cluster_desktop.forms.values import Value
    from cluster_desktop.ui.session.autosave import Autosave
    from cluster_desktop.ui.session.standing import Standing

Result = TypeVar("Result")


class Session(QObject):
    """The draft in hand.

    `answered` tells a path whose answer is new, `judged` that findings and requirements were worked out
    again, `refused` a path whose text cannot be kept (with the reason, empty when it is over).  `changed`
    tells the paths that an act wrote, when all here is up to date; `turned` those that were undone or done
    again, for the window to go there; `failed` what kept that from being written.
    """

    answered = Signal(str)
    judged = Signal()
    refused = Signal(str, str)
    evidence_changed = Signal()
    attached = Signal(list)
    changed = Signal(frozenset)
    turned = Signal(frozenset)
    failed = Signal(ClusterError)

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
        self.acts = Acts(draft, author, self._goes_on, self)
        self.typing = Typing(self.index, draft.answers(), self._store, self, haste=draft.in_haste)
        self.typing.answered.connect(self.answered)
        self.typing.refused.connect(self.refused)
        if (last := draft.last_change()) is not None:
            self.autosave.saved_at = moment_of(last.at)
        self.evidence_part = EvidencePart(self)
        self.evidence_part.attached.connect(self.attached)
        self.official_blank = blank_of(draft)
        self.fits = Fits(edition, self.answers, self._template, self)
        self.taking_in: list[str] = []
        self.benchmark = Benchmark(draft, self.index, notice, author)
        self.keepings = Keepings(draft, author)
        self.disputes = Disputes(draft, self.index)
        self.lists = Lists(self)
        self.finished = Finished(self)
        self.judging = Judging(self)
        self.deeds = Deeds(self)
        self._offers = Offers(edition)
        self._composing = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.judge)
        self.judge()

    @property
    def answers(self) -> dict[str, Value]:
        """The answers as they are in the window."""
        return self.typing.answers

    @property
    def refusals(self) -> dict[str, str]:
        """Why a text cannot be kept, by its path."""
        return self.typing.refusals

    @property
    def autosave(self) -> Autosave:
        """What saves the answers."""
        return self.typing.autosave

    @property
    def evidence(self) -> list[EvidenceItem]:
        """The documents in their order."""
        return self.evidence_part.items

    @property
    def conflicts(self) -> Mapping[str, tuple[Change, ...]]:
        """The paths on which people disagree, with what stands there, the value shown last."""
        return self.disputes.conflicts

    @property
    def demands(self) -> tuple[PossibleDemand, ...]:
        """All that the form may demand."""
        return self.judging.demands

    @property
    def findings(self) -> list[Finding]:
        """What is to be mended or looked at."""
        return self.judging.findings

    @property
    def requirements(self) -> list[Requirement]:
        """The demands as they stand."""
        return self.judging.requirements

    @property
    def standings(self) -> dict[str, Standing]:
        """How each section stands, by its number."""
        return self.judging.standings

    def field_at(self, path: str) -> Field | None:
        """The field of a path; for the key of a question with several fields the first of them."""
        return self.index.find(path) or next(iter(self.index.of(path)), None)

    def findings_on(self, path: str) -> list[Finding]:
        """The findings that name this path."""
        return [finding for finding in self.findings if path in finding.paths]

    def offers_on(self, path: str) -> tuple[Derived, ...]:
        """The figures that the answers and the lists give for this path, one for each way to reckon it."""
        return self._offers.offer(path, {**self.answers, **self.lists.facts})

    def requirements_on(self, path: str) -> list[Requirement]:
        """The requirements that are due for this path or the question that it belongs to."""
        return self.judging.due_on(path)

    def attached_to(self, demand: Requirement) -> list[EvidenceItem]:
        """The evidence that serves a requirement, in order."""
        return [item for item in self.evidence if item.id in demand.evidence]

    def history(self, path: str) -> list[Change]:
        """Every change of a path, newest first; none while the disk gives nothing, for typing goes on."""
        with suppress(DraftError), self.draft.in_haste():
            return self.draft.history(path)
        return []

    def type(self, path: str, raw: object) -> None:
        """Take what the official typed, ticked or chose.  What cannot be kept is told by `refused`."""
        if self.typing.type(path, raw) and not self._composing:
            self._soon.start(0)

    @contextmanager
    def together(self, about: str) -> Generator[None]:
        """Make one act of all that is typed meanwhile; `about` says what it is."""
        self.autosave.flush()
        with self.acts.together(about):
            yield
            self.autosave.flush()

    def flush(self) -> bool:
        """Save what waits, with the word that is being composed; False where that cannot be now."""
        QGuiApplication.inputMethod().commit()
        return self.autosave.flush()

    def compose(self, composing: bool) -> None:  # noqa: FBT001  a slot
        """Neither save nor check while an input method is in the middle of a word."""
        self._composing = composing
        if composing:
            self._soon.stop()
        self._hold()
        if not composing and self.typing.dirty:
            self._soon.start(0)

    def judge(self) -> None:
        """Work out findings, requirements and standings for the answers as they are."""
        self._soon.stop()
        self.judging.judge()
        self.judged.emit()

    def act(self, about: str, doing: Callable[[], Result]) -> Result:
        """Do what writes to `draft`, as one act that can be undone; `about` says what was done.

        Raises:
            ClusterError: as `doing` does, or what was typed cannot be saved first.  What `doing` wrote until
                then is an act nevertheless.
        """
        self._save_first()
        recording = Recording(self.draft)
        try:
            return doing()
        finally:
            self.acted(recording.step(), about)

    def acted(self, step: Step, about: str) -> None:
        """Take note of an act that was written over another connection to the draft."""
        self.acts.remember(step, about)
        renew(self, frozenset(step.after))

    def write_behind(self, word: str, about: str, task: work.Task) -> work.Job:
        """Let a task write to the draft, over a connection of its own, as one act.

        Saving waits until it ended, and `word` stands in `taking_in` meanwhile.  The session is up to date
        before the job tells its end.

        Raises:
            ClusterError: what was typed cannot be saved first.
        """
        self._save_first()
        behind = Behind(self.draft.path, task)
        job = work.start(behind, self)
        for end in (job.finished, job.failed, job.cancelled):
            end.connect(partial(self._take_note, behind, about))
        return self._hold_for(word, job)

    def undo(self) -> None:
        """Take the last act back; `turned` follows, or `failed`."""
        self._turn(back=True)

    def redo(self) -> None:
        """Do the act again that was undone last; `turned` follows, or `failed`."""
        self._turn(back=False)

    def attach(self, files: list[Path], proves: str) -> None:
        """Copy files into the draft as proof of a requirement; `attached` tells what stood in the way."""
        self.evidence_part.attach(files, proves)

    def rename(self, item: EvidenceItem, title: str) -> None:
        """Give an item another title, as it is to stand in the index."""
        self.evidence_part.rename(item, title)

    def close(self) -> None:
        """Close the draft; nothing is checked or saved from now on."""
        self._soon.stop()
        self.autosave.stop()
        self.draft.close()

    def _store(self, values: Mapping[str, Value | None]) -> None:
        self.acts.store(values)
        # Writing an answer chooses where people disagreed.
        if not self.conflicts.keys().isdisjoint(values) and self.disputes.look(values.keys()):
            self.judge()

    def _goes_on(self, path: str) -> bool:
        field = self.index.find(path)
        return field is not None and not field.is_tick and field.kind != "single_choice"

    def _save_first(self) -> None:
        if not self.flush():
            raise ClusterError(self.autosave.problem or "正在添加文件或导入清单，完成后再做这一步。")

    def _take_note(self, behind: Behind, about: str, *_: object) -> None:
        self.acted(behind.step, about)

    def _turn(self, *, back: bool) -> None:
        if not self.flush() or (self.acts.next_undo if back else self.acts.next_redo) is None:
            return
        if self.acts.is_long(back=back):
            self._turn_behind(back=back)
            return
        try:
            paths = self.acts.turn(back=back)
        except ClusterError as error:
            self.failed.emit(error)
            return
        self._turned(paths)

    def _turn_behind(self, *, back: bool) -> None:
        job = work.start(self.acts.turn_behind(self.draft.path, back=back), self)
        job.finished.connect(self._turned)
        job.failed.connect(self.failed)
        self._hold_for("", job)

    def _turned(self, paths: frozenset[str]) -> None:
        self.acts.changed.emit()
        renew(self, paths)
        self.turned.emit(paths)

    def _hold_for(self, word: str, job: work.Job) -> work.Job:
        job.ended.connect(partial(self._let_go, word))
        self.taking_in.append(word)
        self._hold()
        self.judged.emit()
        return job

    def _let_go(self, word: str) -> None:
        self.taking_in.remove(word)
        self._hold()
        self.judged.emit()

    def _hold(self) -> None:
        self.autosave.hold(held=self._composing or bool(self.taking_in))

    def _template(self) -> bytes | None:
        return self.official_blank.data if self.official_blank is not None else None
