"""How a draft stands, for its row in the list; worked out in the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.items import proofs, read_evidence
from cluster_desktop.forms.checker import Checker
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition, load_notice
from cluster_desktop.forms.requirements import requirements
from cluster_desktop.ui.session.standing import standings
from cluster_desktop.ui.words import form_title

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Summary:
    """Questions and how many are answered, and what is open."""

    name: str
    form: str
    department: str
    items: int
    filled: int
    errors: int
    warnings: int
    unproved: int
    undecided: int

    @property
    def percent(self) -> int:
        """Answered questions in a hundred, never 100 while one is open."""
        return self.filled * 100 // self.items if self.items else 0


def summarise(path: Path) -> Summary:
    """Read a draft and judge it.

    Raises:
        ClusterError: the draft cannot be read, or its form is not known.
    """
    with Draft.open(path, read_only=True) as draft:
        answers = draft.answers()
        undecided = len(draft.conflicts())
        proved = proofs(read_evidence(draft))
        edition, notice = load_edition(draft.edition), load_notice(draft.notice)
    index = FieldIndex(edition)
    findings = Checker(edition, notice).check(answers, proved)
    demands = requirements(edition, notice, answers, proved)
    parts = standings(index, findings, demands).values()
    return Summary(
        name=str(answers.get("cluster_name", "")),
        form=f"{form_title(edition)}\n{edition.issuer}",
        department=str(answers.get("county_dept", "")),
        items=sum(part.items for part in parts),
        filled=sum(part.filled for part in parts),
        errors=sum(part.errors for part in parts),
        warnings=sum(part.warnings for part in parts),
        unproved=sum(demand.state in ("missing", "unreadable") for demand in demands),
        undecided=undecided,
    )
