"""What a received file brings, part by part: a section, a list, the evidence each in one line.

A list of 13,000 rows is one part, so that its preview is one line and not 13,000.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.lists import lists_of
from cluster_desktop.forms.loader import load_edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cluster_desktop.drafts.change import Change
    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.drafts.merge import Conflict
    from cluster_desktop.drafts.receiving import Preview
    from cluster_desktop.forms import model

PartKind = Literal["section", "list", "evidence", "other"]

_OTHERS = {
    "note": ("栏目备注", "条"),
    "kept": ("保留提醒的理由", "条"),
    "versions": ("命名版本", "个"),
    "official_blank": ("官方空白表", "份"),
    "setting": ("设置", "项"),
}


@dataclass(frozen=True, slots=True)
class Arrival:
    """What comes to one part of the draft.

    `key` is the number of a section (一, 封面), the key of a list, else the first word of the paths; `added`,
    `changed` and `removed` are the heads of paths that simply follow, in the order of the form: their number
    may be 13,000, so show a page of them.  `conflicts` are the paths on which people then disagree.
    """

    kind: PartKind
    key: str
    title: str
    unit: str
    added: tuple[Change, ...]
    changed: tuple[Change, ...]
    removed: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def told(self) -> str:
        """The line that tells it: `集群全部企业清单：新增 12,980 家，改动 20 家`."""
        counts = (
            ("新增", len(self.added)),
            ("改动", len(self.changed)),
            ("删除", len(self.removed)),
            ("待选定", len(self.conflicts)),
        )
        told = "，".join(f"{word} {number:,} {self.unit}" for word, number in counts if number)
        return f"{self.title}：{told}"


def arrivals(draft: Draft, seen: Preview) -> tuple[Arrival, ...]:
    """What the file of a preview brings, by section, list, evidence and the rest, in the order of the form.

    What says the same as what stands here already brings nothing.  Raises `DraftError` where the draft cannot
    be read.
    """
    parts = _Parts(load_edition(draft.edition))
    before = draft.texts_standing()
    updates = [head for head in seen.updates if before.get(head.path, "null") != head.text]
    sorted_in: dict[_Part, list[Change]] = {}
    for head in sorted(updates, key=lambda head: parts.place(head.path)):
        sorted_in.setdefault(parts.of(head.path), []).append(head)
    disputed: dict[_Part, list[Conflict]] = {}
    for conflict in seen.conflicts:
        disputed.setdefault(parts.of(conflict.path), []).append(conflict)
    return tuple(
        _arrival(part, sorted_in.get(part, ()), disputed.get(part, ()), before)
        for part in sorted(sorted_in.keys() | disputed.keys())
    )


@dataclass(frozen=True, slots=True, order=True)
class _Part:
    """A part of a draft; `number` is its place among them."""

    number: int
    kind: PartKind
    key: str
    title: str
    unit: str


class _Parts:
    """The parts of the drafts of one edition, and which path belongs to which."""

    def __init__(self, edition: model.Edition) -> None:
        self._index = FieldIndex(edition)
        self._order = {field.path: place for place, field in enumerate(self._index.fields)}
        self._sections: dict[str, _Part] = {}
        for field in self._index.fields:
            no = field.section
            self._sections.setdefault(no, _Part(len(self._sections), "section", no, _titled(no), "处"))
        start = len(self._sections)
        self._lists = {
            one.key: _Part(start + place, "list", one.key, one.title, one.unit)
            for place, one in enumerate(lists_of(edition))
        }
        self._rest = start + len(self._lists)

    def of(self, path: str) -> _Part:
        """The part that the path belongs to."""
        field = self._index.find(path)
        if field is not None:
            return self._sections[field.section]
        root, _, rest = path.partition("/")
        key = rest.partition("/")[0]
        match root:
            case "list":
                return self._lists.get(key) or _Part(self._rest, "list", key, f"清单 {key}", "行")
            case "evidence":
                return _Part(self._rest + 1, "evidence", root, "佐证材料", "份")
            case _:
                title, unit = _OTHERS.get(root, _OTHERS["setting"])
                return _Part(self._rest + 2, "other", root, title, unit)

    def place(self, path: str) -> tuple[int, str]:
        """By which paths of a part are put in order."""
        return (self._order.get(path, len(self._order)), path)


def _titled(section: str) -> str:
    return section if len(section) > 1 else f"第{section}部分"


def _arrival(
    part: _Part, heads: Iterable[Change], conflicts: Iterable[Conflict], before: Mapping[str, str]
) -> Arrival:
    added: list[Change] = []
    changed: list[Change] = []
    removed: list[Change] = []
    for head in heads:
        group = removed if head.value is None else changed if head.path in before else added
        group.append(head)
    return Arrival(
        kind=part.kind,
        key=part.key,
        title=part.title,
        unit=part.unit,
        added=tuple(added),
        changed=tuple(changed),
        removed=tuple(removed),
        conflicts=tuple(conflicts),
    )
