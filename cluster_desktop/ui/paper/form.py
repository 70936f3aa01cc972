"""The live parts of a page: its entries by path and its chips by requirement, tied to the session."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cluster_desktop.errors import ClusterError
from cluster_desktop.forms.demands import EVIDENCE_RULE
from cluster_desktop.forms.model import PlanOutline
from cluster_desktop.ui.evidence.chip_menu import open_menu
from cluster_desktop.ui.exchange.conflict_choice import ConflictChoice
from cluster_desktop.ui.paper.tables.chosen import ChosenCells
from cluster_desktop.ui.paper.tables.hints import CellHints
from cluster_desktop.ui.paper.tables.pasting import plan_paste
from cluster_desktop.ui.paper.walking import walk
from cluster_desktop.ui.session.standing import EMPTY_RULES, rule_ids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cluster_desktop.documents.filling.live import Fit
    from cluster_desktop.forms.fields import Field, FieldIndex
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.ui.paper.entries.base import Entry
    from cluster_desktop.ui.paper.proof import ProofChip
    from cluster_desktop.ui.paper.tables.clipboard import Block
    from cluster_desktop.ui.session.session import Session

_GRAVITY = {"error": 0, "warning": 1, "hint": 2}


class FormParts(QObject):
    """Carries edits from the entries to the session, and values and findings back.

    `crossed` asks for the path that an answer contradicts, `told` tells in words what became of a paste;
    `statement_wanted` tells a requirement to write a statement for, `list_wanted` the key of a list.
    """

    files_given = Signal(str, list)
    proof_shown = Signal(str)
    statement_wanted = Signal(str)
    list_wanted = Signal(str)
    crossed = Signal(str)
    told = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._empty_rules = rule_ids(session.index, EMPTY_RULES)
        self._proof_rules = rule_ids(session.index, [EVIDENCE_RULE])
        self.never_negative = _never_negative(session.index)
        self.entries: dict[str, Entry] = {}
        self.chips: dict[str, ProofChip] = {}
        self._choices: dict[str, ConflictChoice] = {}
        self._chosen = ChosenCells(session)
        self.hints = CellHints(session, self.entries, self)
        self.hints.crossed.connect(self.crossed)
        session.answered.connect(self._show_value)
        session.refused.connect(self._show_refusal)
        session.fits.fitted.connect(self._show_fit)

    def add(self, entry: Entry) -> Entry:
        """Take care of an entry from now on."""
        path = entry.path
        self.entries[path] = entry
        entry.show_value(self.session.answers.get(path))
        entry.edited.connect(self.session.type)
        entry.walked.connect(partial(walk, entry))
        entry.pasted.connect(partial(self._paste, entry))
        entry.stretched.connect(partial(self._chosen.stretch, entry))
        entry.reached.connect(partial(self._chosen.reach, entry))
        entry.block_wanted.connect(self._chosen.do)
        entry.released.connect(self._chosen.drop)
        entry.adopted.connect(partial(self.adopt, path))
        entry.crossed.connect(partial(self.hints.cross, path))
        entry.composing.connect(self.session.compose)
        return entry

    def add_chip(self, chip: ProofChip) -> None:
        """Take care of a chip from now on."""
        self.chips[chip.requirement_id] = chip
        chip.files_given.connect(self.files_given)
        chip.shown.connect(self.proof_shown)
        chip.menu_wanted.connect(
            lambda: open_menu(chip, self.session, self.statement_wanted, self.list_wanted)
        )

    def forget(self, path: str) -> None:
        """Let go of an entry that is about to be removed."""
        self.entries.pop(path, None)
        self._choices.pop(path, None)

    def take_offer(self, path: str) -> bool:
        """Write what is offered in the cell of a path into it; False where nothing is."""
        if (entry := self.entries.get(path)) is None:
            return False
        self.hints.look_at(path)
        offer = entry.offered()
        if offer is not None:
            self.adopt(path, offer.value)
        return offer is not None

    def adopt(self, path: str, value: str) -> None:
        """Write a figure as if it were typed, and save it as one act."""
        with self.session.together(""):
            self.session.type(path, value)
        self.hints.look_at(path)

    def show_judgement(self) -> None:
        """Show the state of every entry and chip."""
        # Missing proof is shown by its chip: the answer itself is not wrong.
        worst = _worst_by_path(each for each in self.session.findings if each.rule not in self._proof_rules)
        for path, entry in self.entries.items():
            finding = worst.get(path)
            if finding is None:
                entry.show_state("plain", "")
            elif finding.rule in self._empty_rules:
                entry.show_state("empty", finding.message)
            else:
                entry.show_state(finding.level, finding.message)
        self._show_conflicts()
        for demand in self.session.requirements:
            if (chip := self.chips.get(demand.id)) is not None:
                attached = self.session.attached_to(demand)
                pages = sum(item.bound_pages for item in attached)
                disputed = any(f"evidence/{item.id}" in self.session.conflicts for item in attached)
                chip.show_requirement(demand, len(attached), pages, disputed=disputed)
                if demand.id in self.session.taking_in:
                    chip.show_taking_in()

    def measure(self) -> None:
        """Ask how every text on the page fits its cell."""
        self.session.fits.ask(path for path, entry in self.entries.items() if is_measured(entry.field))

    def _show_conflicts(self) -> None:
        """Give an entry the choice among what people wrote there; the choice goes away by itself."""
        for path in self.session.conflicts.keys() & self.entries.keys() - self._choices.keys():
            entry = self.entries[path]
            self._choices[path] = ConflictChoice(self.session, path, entry)
            entry.show_below(self._choices[path])

    def _paste(self, entry: Entry, block: Block) -> None:
        """Fill the cells from an entry on, as one act; what is doubtful is shown first."""
        pasting = plan_paste(entry, self._chosen.rows, block)
        if pasting.doubtful or not pasting.cells:
            # Imported when it is needed: few pastes are doubtful.
            from cluster_desktop.ui.paper.tables.paste_dialog import PasteDialog  # noqa: PLC0415

            dialog = PasteDialog(pasting, entry.window())
            accepted = dialog.exec() == PasteDialog.DialogCode.Accepted
            dialog.deleteLater()
            if not accepted or not pasting.cells:
                return
        with self.session.together(f"粘贴到“{entry.name}”起的 {len(pasting.cells)} 格"):
            for each in pasting.cells:
                each.entry.show_value(each.after)
                self.session.type(each.entry.path, each.after)
        if pasting.left_out and not pasting.doubtful:
            self.told.emit(f"已粘贴 {len(pasting.cells)} 格，{pasting.left_out}没有粘贴。")

    def _show_value(self, path: str) -> None:
        if (entry := self.entries.get(path)) is not None:
            entry.show_value(self.session.answers.get(path))
            if is_measured(entry.field):
                self.session.fits.ask([path])

    def _show_fit(self, path: str, fit: Fit | ClusterError) -> None:
        if (entry := self.entries.get(path)) is None:
            return
        if isinstance(fit, ClusterError):
            entry.show_fit(fit.message, fits=False)
        elif fit.cut:
            entry.show_fit(f"放不下，需删去约 {fit.cut} 字", fits=False)
        else:
            entry.show_fit(f"{fit.size:g} 磅放得下", fits=True)

    def _show_refusal(self, path: str, message: str) -> None:
        if (entry := self.entries.get(path)) is not None:
            entry.show_refusal(message)


def is_measured(field: Field) -> bool:
    """Whether the answer is a text in a cell of a given height; the plan's paragraphs take what they need."""
    plain = field.figure is None and field.kind not in ("multi_choice", "single_choice", "date")
    return plain and not isinstance(field.item, PlanOutline)


def _worst_by_path(findings: Iterable[Finding]) -> dict[str, Finding]:
    """The gravest finding on each path that one of them starts at or names."""
    worst: dict[str, Finding] = {}
    for finding in findings:
        for path in finding.paths:
            if path not in worst or _GRAVITY[finding.level] < _GRAVITY[worst[path].level]:
                worst[path] = finding
    return worst


def _never_negative(index: FieldIndex) -> frozenset[str]:
    """The paths of figures that a rule of the edition does not let below zero."""
    keys: set[str] = set()
    for use in index.edition.rules:
        least = use.parameters.get("minimum") if use.kind == "range" else None
        if isinstance(least, float | int) and least >= 0:
            keys.update(use.items)
    return frozenset(field.path for field in index.fields if field.figure is not None and field.key in keys)
