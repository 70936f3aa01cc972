"""What the volume holds, in which order, and what each document proves in the words of the form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.evidence.wording import Claim, Wording, told

if TYPE_CHECKING:
    from cluster_desktop.evidence.assessment import Assessment
    from cluster_desktop.evidence.items import EvidenceItem

_OTHERS = "其他材料"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the index: a document, or with `item` None a document that is missing.

    `section` is the heading that it stands under, `proves` what it proves.
    """

    item: EvidenceItem | None
    section: str
    proves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VolumePlan:
    """A volume before its pages are counted.  `date` is ISO, empty where it is not given yet."""

    cluster: str
    applicant: str
    date: str
    entries: tuple[Entry, ...]
    as_draft: bool


def plan_volume(assessment: Assessment, *, as_draft: bool) -> VolumePlan:
    """Order the evidence by what it proves: the form's order, then the notice's list, then the rest.

    A document stands where the first thing that it proves stands.  One that proves only what is no longer
    demanded is left out.  A draft also lists what is missing.
    """
    wording = Wording(assessment)
    lines: list[tuple[tuple[int, int], int, Entry]] = []
    for item in assessment.items:
        claims = wording.claims_of(item)
        if claims or not item.proves:
            lines.append(_line(item, claims))
    if as_draft:
        lines += [_line(None, [claim]) for claim in wording.missing()]
    lines.sort(key=lambda line: line[:2])
    answers = assessment.answers
    return VolumePlan(
        cluster=str(answers.get("cluster_name", "")),
        applicant=str(answers.get("county_dept", "")),
        date=str(answers.get("applied_on", "")),
        entries=tuple(entry for *_, entry in lines),
        as_draft=as_draft,
    )


def _line(item: EvidenceItem | None, claims: list[Claim]) -> tuple[tuple[int, int], int, Entry]:
    order = item.order if item else 0
    if not claims:
        return (2, 0), order, Entry(item, _OTHERS, ())
    return claims[0].place, order, Entry(item, claims[0].section, told(claims))
