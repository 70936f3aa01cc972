"""What a document proves, in the words of the form or of the notice, and where that stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from cluster_desktop.forms.demands import KIND_WORDS
from cluster_desktop.forms.fields import FieldIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cluster_desktop.evidence.assessment import Assessment
    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.forms.requirements import Requirement

_NOTICE = "notice/"


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """One thing proved: an item, or with `option` one of its ticks.

    `place` sorts: the form in its order, then the notice's list.  `path` is where it stands on the form.
    """

    place: tuple[int, int]
    section: str
    item: str
    option: str = ""
    path: str = ""

    @property
    def words(self) -> str:
        """The item, and its tick if it is one."""
        return "：".join(filter(None, (self.item, self.option)))


def told(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The claims as lines of the index; ticks of one item share a line."""
    return tuple(
        "：".join(filter(None, (item, "；".join(claim.option for claim in group))))
        for item, group in groupby(claims, key=lambda claim: claim.item)
    )


class Wording:
    """The claims of one draft at one moment."""

    def __init__(self, assessment: Assessment) -> None:
        self._fields = FieldIndex(assessment.edition)
        self._positions = _positions(self._fields)
        self._headings = {section.no: section.heading for section in assessment.edition.sections}
        self._list_title = assessment.notice.evidence_title
        self._list = {f"{_NOTICE}{one.no}": one for one in assessment.notice.evidence}
        self._requirements = assessment.requirements
        self._demandable = {
            path for one in assessment.requirements for path in (one.id, one.path, *one.paths)
        }

    def claims_of(self, item: EvidenceItem) -> list[Claim]:
        """What the item proves at present: demands that stand, and answers that nobody asks proof of.

        What only another notice or edition asks for is left out.
        """
        served = [one for one in self._requirements if item.id in one.evidence and one.state != "unneeded"]
        unasked = [path for path in item.proves if self._is_answer(path) and not self._may_be_demanded(path)]
        return sorted({*self._demanded(served), *map(self._of_path, unasked)})

    def missing(self) -> list[Claim]:
        """What is demanded and has no document, in order."""
        return sorted(self._demanded(one for one in self._requirements if one.state == "missing"))

    def _is_answer(self, word: str) -> bool:
        return word.partition("/")[0] in self._positions

    def _may_be_demanded(self, word: str) -> bool:
        parts = word.split("/")
        return any("/".join(parts[:depth]) in self._demandable for depth in range(1, len(parts) + 1))

    def _demanded(self, requirements: Iterable[Requirement]) -> list[Claim]:
        """One claim for each place; the kinds demanded there (清单, 佐证材料) are named together."""
        kinds: dict[Claim, list[str]] = {}
        for one in requirements:
            claim = self._of_notice(one.id) if one.id in self._list else self._of_path(one.path)
            kinds.setdefault(claim, []).append(KIND_WORDS[one.kind])
        return [
            claim if claim.place[0] or asked == ["佐证材料"] else _with_kinds(claim, asked)
            for claim, asked in kinds.items()
        ]

    def _of_notice(self, requirement_id: str) -> Claim:
        item = self._list[requirement_id]
        words = f"{self._list_title}第{item.no}项：{item.title.rstrip('；。')}"
        return Claim((1, item.no), self._list_title, words, path=item.paths[0])

    def _of_path(self, path: str) -> Claim:
        key = path.partition("/")[0]
        position = self._positions.get(path, self._positions[key])
        section = self._fields.fields[position].section
        heading = self._headings.get(section, section)
        field, item = self._fields.find(path), self._fields.item(key)
        if field and field.option and item:
            return Claim((0, position), heading, f"{section}、{item.name}", field.option, path)
        name = field.name if field and (path != key or not item) else item.name if item else path
        return Claim((0, position), heading, f"{section}、{name}", path=path)


def _with_kinds(claim: Claim, kinds: list[str]) -> Claim:
    return replace(claim, item=f"{claim.item}（{'、'.join(kinds)}）")


def _positions(fields: FieldIndex) -> dict[str, int]:
    """Where each path, and each path that holds others, stands first in the form."""
    positions: dict[str, int] = {}
    for position, field in enumerate(fields.fields):
        parts = field.path.split("/")
        for depth in range(1, len(parts) + 1):
            positions.setdefault("/".join(parts[:depth]), position)
    return positions
