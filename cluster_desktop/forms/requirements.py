"""Which evidence the answers call for, and whether it is there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from cluster_desktop.forms.demands import EVIDENCE_RULE, PossibleDemand, possible_demands
from cluster_desktop.forms.fields import FieldIndex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.forms.model import DemandKind, Edition, Level, Notice
    from cluster_desktop.forms.values import Answers

__all__ = [
    "EVIDENCE_RULE",
    "PossibleDemand",
    "Proof",
    "ProofIndex",
    "Requirement",
    "State",
    "judge",
    "possible_demands",
    "requirements",
]

State = Literal["missing", "attached", "unreadable", "unneeded"]


class Proof(Struct, frozen=True):
    """What a piece of evidence is said to prove: paths of answers, or ids of requirements."""

    id: str
    proves: tuple[str, ...]
    readable: bool


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """A possible demand judged: what it is, its state, and the ids of the evidence that serves it."""

    id: str
    path: str
    paths: tuple[str, ...]
    title: str
    kind: DemandKind
    state: State
    level: Level
    clause: str
    evidence: tuple[str, ...]


class ProofIndex:
    """Evidence by what it proves, so that thousands of pieces cost nothing per requirement."""

    def __init__(self, proofs: Sequence[Proof]) -> None:
        self._exact: defaultdict[str, list[Proof]] = defaultdict(list)
        self._at_or_below: defaultdict[str, list[Proof]] = defaultdict(list)
        for proof in proofs:
            for path in proof.proves:
                self._exact[path].append(proof)
                steps = path.split("/")
                for end in range(1, len(steps) + 1):
                    self._at_or_below["/".join(steps[:end])].append(proof)

    def serving(self, demand: PossibleDemand) -> tuple[Proof, ...]:
        """The evidence that names the demand's id, or one of its paths or a path below one.

        A list that the form asks for (`patents:list`) also serves where the notice asks for it.
        """
        found = {proof.id: proof for proof in self._exact.get(demand.id, ())}
        for path in demand.paths:
            found |= {proof.id: proof for proof in self._at_or_below.get(path, ())}
            found |= {proof.id: proof for proof in self._exact.get(f"{path}:{demand.kind}", ())}
        return tuple(found.values())


def requirements(
    edition: Edition, notice: Notice | None, answers: Answers, proofs: Sequence[Proof]
) -> list[Requirement]:
    """Every possible demand with its state, in document order, then the notice's own list."""
    index = ProofIndex(proofs)
    return [judge(demand, answers, index) for demand in possible_demands(FieldIndex(edition), notice)]


def judge(demand: PossibleDemand, answers: Answers, proofs: ProofIndex) -> Requirement:
    """The demand with its state under these answers and this evidence."""
    serving = proofs.serving(demand)
    return Requirement(
        id=demand.id,
        path=demand.path,
        paths=demand.paths,
        title=demand.title,
        kind=demand.kind,
        state=_state(serving) if demand.due(answers) else "unneeded",
        level=demand.level,
        clause=demand.clause,
        evidence=tuple(proof.id for proof in serving),
    )


def _state(serving: Sequence[Proof]) -> State:
    if any(proof.readable for proof in serving):
        return "attached"
    return "unreadable" if serving else "missing"
