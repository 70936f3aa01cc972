"""What the volume holds, in which order, and what each document proves in the words of the form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.evidence.volume.wording import Claim, Wording, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.evidence.assessment import Assessment
    from cluster_desktop.evidence.items import EvidenceItem

_OTHERS = "其他材料"

Line = tuple[tuple[int, int], int, "Entry"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the index: a document, or with `item` None a document that is missing.

    `section` is the heading that it stands under, `proves` what it proves as printed, `claims` each of it.
    """

    item: EvidenceItem | None
    section: str
    proves: tuple[str, ...]
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class VolumePlan:
    """A volume before its pages are counted.  `date` is ISO, empty where it is not given yet.

    `parts` are the titles of the parts of a book in order, empty for a volume of evidence; `cover` the
    printed lines below the title, where a notice prescribes them.
    """

    cluster: str
    applicant: str
    date: str
    entries: tuple[Entry, ...]
    as_draft: bool
    title: str = "佐证材料"
    index_title: str = "佐证材料目录"
    cover: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def plan_volume(assessment: Assessment, *, as_draft: bool) -> VolumePlan:
    """Order the evidence by what it proves: the form's order, then the notice's list, then the rest.

    A document stands where the first thing that it proves stands.  One that proves only what is no longer
    demanded is left out.  A draft also lists what is missing.
    """
    wording = Wording(assessment)
    lines = [_line(item, claims) for item, claims in proving(assessment, wording)]
    if as_draft:
        lines += [_line(None, [claim]) for claim in wording.missing()]
    answers = assessment.answers
    return VolumePlan(
        cluster=str(answers.get("cluster_name", "")),
        applicant=str(answers.get("county_dept", "")),
        date=str(answers.get("applied_on", "")),
        entries=in_order(lines),
        as_draft=as_draft,
    )


def proving(assessment: Assessment, wording: Wording) -> list[tuple[EvidenceItem, list[Claim]]]:
    """The documents that are bound, each with what it proves: all but those that nothing demands any more."""
    found = [(item, wording.claims_of(item)) for item in assessment.items]
    return [(item, claims) for item, claims in found if claims or not item.proves]


def in_order(lines: Sequence[Line]) -> tuple[Entry, ...]:
    """The entries of lines, sorted by place and then by the order of the documents."""
    return tuple(entry for *_, entry in sorted(lines, key=lambda line: line[:2]))


def _line(item: EvidenceItem | None, claims: list[Claim]) -> Line:
    order = item.order if item else 0
    if not claims:
        return (2, 0), order, Entry(item, _OTHERS, ())
    return claims[0].place, order, Entry(item, claims[0].section, told(claims), tuple(claims))
