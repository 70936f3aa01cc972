"""A draft judged: its answers, its evidence, what is demanded and what was found, all of one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.conflicts import conflict_findings
from cluster_desktop.evidence.items import EvidenceItem, proofs, read_evidence
from cluster_desktop.evidence.lists.counting import listed
from cluster_desktop.evidence.made import list_items
from cluster_desktop.evidence.own_standard import standard_for
from cluster_desktop.forms.checker import Checker, Finding
from cluster_desktop.forms.keeping import KEPT, KeptFinding, sort_out
from cluster_desktop.forms.loader import load_edition, load_notice
from cluster_desktop.forms.requirements import Requirement, requirements
from cluster_desktop.forms.thresholds import WESTERN, Verdict, verdicts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.forms.model import Edition, Level, Notice
    from cluster_desktop.forms.values import Value


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a draft says and what the form says of it.

    `items` are the files attached and, behind them, the lists that have rows.
    `findings` are those that stand, `kept` the warnings that the official keeps with a reason; `verdicts`
    hold the answers against the 认定标准 of the notice or the draft's own, none where there is none.
    """

    edition: Edition
    notice: Notice
    answers: Mapping[str, Value]
    items: tuple[EvidenceItem, ...]
    requirements: tuple[Requirement, ...]
    findings: tuple[Finding, ...]
    kept: tuple[KeptFinding, ...] = ()
    verdicts: tuple[Verdict, ...] = ()

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
        raise ClusterError(
            f"通知 {notice.id} 不适用于申报表 {edition.id}，可用的是 {'、'.join(edition.notices)}"
        )
    answers = draft.answers()
    items = [*read_evidence(draft), *list_items(draft, edition)]
    proved = proofs(items)
    known = answers | facts_beside(draft)
    standard = standard_for(draft, notice)
    found, kept = sort_out(Checker(edition, notice, standard).check(known, proved), draft.values(KEPT))
    return Assessment(
        edition=edition,
        notice=notice,
        answers=answers,
        items=tuple(items),
        requirements=tuple(requirements(edition, notice, answers, proved)),
        findings=(*conflict_findings(draft, edition), *found),
        kept=kept,
        verdicts=() if standard is None else verdicts(edition, standard, answers),
    )


def facts_beside(draft: Draft) -> dict[str, Value]:
    """What rules read beside the answers: the western setting, and how many list rows make up an answer."""
    facts: dict[str, Value] = dict(listed(draft, load_edition(draft.edition)))
    if draft.value(WESTERN) is True:
        facts[WESTERN] = True
    return facts
