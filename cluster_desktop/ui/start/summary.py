"""How a draft stands, for its row in the list; worked out in the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.assessment import assess
from cluster_desktop.evidence.conflicts import RULE as CONFLICT
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.ui.session.standing import standings
from cluster_desktop.ui.words import form_title

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Summary:
    """Questions and how many are answered, what is open, and when the last change was made.

    `changed_at` is ISO 8601 UTC, empty in a draft without any change.
    """

    name: str
    form: str
    department: str
    items: int
    filled: int
    errors: int
    warnings: int
    unproved: int
    undecided: int
    changed_at: str

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
        seen = assess(draft)
        last = draft.last_change()
    edition, answers = seen.edition, seen.answers
    findings = [finding for finding in seen.findings if finding.rule != CONFLICT]
    parts = standings(FieldIndex(edition), findings, seen.requirements).values()
    return Summary(
        name=str(answers.get("cluster_name", "")),
        form=f"{form_title(edition)}\n{edition.issuer}",
        department=str(answers.get("county_dept", "")),
        items=sum(part.items for part in parts),
        filled=sum(part.filled for part in parts),
        errors=sum(part.errors for part in parts),
        warnings=sum(part.warnings for part in parts),
        unproved=sum(demand.state in ("missing", "unreadable") for demand in seen.requirements),
        undecided=len(seen.findings) - len(findings),
        changed_at=last.at if last else "",
    )
