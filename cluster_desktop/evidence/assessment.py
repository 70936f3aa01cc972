"""A draft judged: its answers, its evidence, what is demanded and what was found, all of one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.items import EvidenceItem, proofs, read_evidence
from cluster_desktop.forms.checker import Checker, Finding
from cluster_desktop.forms.loader import load_edition, load_notice
from cluster_desktop.forms.requirements import Requirement, requirements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.forms.model import Edition, Level, Notice
    from cluster_desktop.forms.values import Value


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a draft says and what the form says of it."""

    edition: Edition
    notice: Notice
    answers: Mapping[str, Value]
    items: tuple[EvidenceItem, ...]
    requirements: tuple[Requirement, ...]
    findings: tuple[Finding, ...]

    def count(self, level: Level) -> int:
        """How many findings are of this level."""
        return sum(finding.level == level for finding in self.findings)


def assess(draft: Draft, notice_id: str | None = None) -> Assessment:
    """Judge a draft under a notice, its own where none is named.

    Raises:
        ClusterError: the edition or the notice is not known, or they do not belong together.
    """
    edition = load_edition(draft.edition)
    notice = load_notice(notice_id or draft.notice)
    if edition.id not in notice.editions:
        raise ClusterError(f"通知 {notice.id} 不适用于申报表 {edition.id}")
    answers = draft.answers()
    items = read_evidence(draft)
    proved = proofs(items)
    return Assessment(
        edition=edition,
        notice=notice,
        answers=answers,
        items=tuple(items),
        requirements=tuple(requirements(edition, notice, answers, proved)),
        findings=tuple(Checker(edition, notice).check(answers, proved)),
    )
