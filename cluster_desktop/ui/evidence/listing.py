"""What the evidence page lists: the requirements by section, those of a state, those with some words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.forms.fields import FieldIndex
    from cluster_desktop.forms.model import Notice
    from cluster_desktop.forms.requirements import Requirement, State

STATE_WORDS: dict[State, tuple[str, str]] = {
    "missing": ("缺", "error"),
    "attached": ("已备", "done"),
    "unreadable": ("无法读取", "warning"),
    "unneeded": ("不再需要", "quiet"),
}
"""Each state in a word, with the tone of its pill."""


@dataclass(frozen=True)
class Group:
    """Requirements under one heading: a section of the form, or the notice's own list."""

    heading: str
    requirements: tuple[Requirement, ...]


def listed(requirements: Iterable[Requirement]) -> list[Requirement]:
    """Those that the page shows: what is due, and what is no longer due but has documents."""
    return [each for each in requirements if each.state != "unneeded" or each.evidence]


def of_notice(requirement: Requirement) -> bool:
    """Whether the notice's own list demands it."""
    return requirement.id.startswith("notice/")


def told(requirement: Requirement) -> str:
    """The requirement in the form's words; a line of the notice's list with its number."""
    number = f"{requirement.clause.split()[-1]}. " if of_notice(requirement) else ""
    return number + requirement.title


def grouped(requirements: Sequence[Requirement], index: FieldIndex, notice: Notice) -> list[Group]:
    """The requirements under their headings, in the order of the form, then the notice's list."""
    headings = {section.no: section.heading for section in index.edition.sections}

    def heading(requirement: Requirement) -> str:
        if of_notice(requirement):
            return notice.evidence_title
        field = index.find(requirement.path) or next(iter(index.of(requirement.path)), None)
        return headings.get(field.section, field.section) if field else ""

    return [Group(words, tuple(some)) for words, some in groupby(requirements, heading)]


def matches(requirement: Requirement, items: Iterable[EvidenceItem], words: str) -> bool:
    """Whether every one of the words stands in the requirement or in one of its documents."""
    text = " ".join([told(requirement), *(f"{item.title} {item.file_name}" for item in items)]).casefold()
    return all(word in text for word in words.casefold().split())
