"""The one book that a notice asks for: the form, the on-site statement, then the parts of its contents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cluster_desktop.evidence.items import EvidenceItem
from cluster_desktop.evidence.region import with_word
from cluster_desktop.evidence.volume.plan import Entry, Line, VolumePlan, in_order, plan_volume, proving
from cluster_desktop.evidence.volume.sheets import chinese_date
from cluster_desktop.evidence.volume.wording import Claim, Wording, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.evidence.assessment import Assessment
    from cluster_desktop.forms.model import Book

FORM_ID, ONSITE_ID = "made/form", "made/onsite"
_EXTRA = "申报表要求的其他佐证材料"
_PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class _Contents:
    """The parts of the book, and in which of them a claim stands: that of the notice's line on its item."""

    titles: tuple[str, ...]
    by_number: dict[int, int]
    by_item: dict[str, int]

    @classmethod
    def of(cls, assessment: Assessment) -> _Contents:
        notice = assessment.notice
        before = len(notice.contents()) - len(notice.evidence)
        by_item: dict[str, int] = {}
        for place, line in enumerate(notice.evidence, before):
            for path in line.paths:
                by_item.setdefault(path, place)
        numbers = {line.no: place for place, line in enumerate(notice.evidence, before)}
        return cls((*notice.contents(), _EXTRA), numbers, by_item)

    def part(self, claims: Sequence[Claim]) -> int:
        """The first part in which one of the claims stands, the extra one behind all where none does."""
        return min((self._place(claim) for claim in claims), default=len(self.titles) - 1)

    def _place(self, claim: Claim) -> int:
        asked_by_notice, number = claim.place
        if asked_by_notice:
            return self.by_number[number]
        return self.by_item.get(claim.path.partition("/")[0], len(self.titles) - 1)


def plan_book(assessment: Assessment, book: Book, *, as_draft: bool, industry: str = "") -> VolumePlan:
    """The book of the notice (Hebi 2022, 附件3): all parts in the given order, whether they hold a document.

    `industry` is the leading industry for the cover, which no form asks for.
    """
    contents = _Contents.of(assessment)
    wording = Wording(assessment)
    lines: list[Line] = [((place, 0), 0, entry) for place, entry in enumerate(_made(assessment))]
    for item, claims in proving(assessment, wording):
        part = contents.part(claims)
        lines.append(((part, item.order), 0, Entry(item, contents.titles[part], told(claims), tuple(claims))))
    if as_draft:
        for claim in wording.missing():
            part = contents.part([claim])
            lines.append(((part, 1 << 30), 0, Entry(None, contents.titles[part], told([claim]), (claim,))))
    entries = in_order(lines)
    used_extra = any(entry.section == _EXTRA for entry in entries)
    plain = plan_volume(assessment, as_draft=as_draft)
    return replace(
        plain,
        entries=entries,
        title=book.title,
        index_title=book.contents_title,
        cover=_cover(assessment, book, industry),
        parts=contents.titles if used_extra else contents.titles[:-1],
    )


def _made(assessment: Assessment) -> list[Entry]:
    """The parts that the program makes itself."""
    notice = assessment.notice
    first = notice.contents()[: len(notice.contents()) - len(notice.evidence)]
    made = [FORM_ID] if notice.onsite_statement is None else [FORM_ID, ONSITE_ID]
    return [
        Entry(EvidenceItem(id_, title, (), "", "", _PDF, 0, None, place), title, ())
        for place, (id_, title) in enumerate(zip(made, first, strict=False))
    ]


def _cover(assessment: Assessment, book: Book, industry: str) -> tuple[str, ...]:
    """The printed lines with the answers in them; what is not known stays to be written by hand."""
    answers = {path: str(value) for path, value in assessment.answers.items()}
    date = answers.get("applied_on", "")
    lines: list[str] = []
    for line in book.cover:
        label, colon, printed = line.partition("：")
        match label:
            case "集群名称":
                words = answers.get("cluster_name", "")
            case "所在地区":
                province, city = (answers.get(f"region/{area}", "") for area in ("province", "city"))
                words = with_word(province, "省") + with_word(city, "市")
            case "主导产业":
                words = industry
            case _:
                words = chinese_date(date) if date else printed
        lines.append(label + colon + words)
    return tuple(lines)
