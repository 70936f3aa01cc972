"""A form edition: cover, instructions, sections, rules."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from cluster_desktop.forms.model.base import Frozen, Level
from cluster_desktop.forms.model.items import AnyItem

Parameters = dict[str, float | int | str | bool | list[str]]


class Section(Frozen, frozen=True, kw_only=True):
    """One of the nine parts: `no` is 一 … 九, `heading` as printed."""

    no: str
    title: str
    heading: str
    items: tuple[AnyItem, ...]
    max_chars: int | None = None
    limit: str | None = None


class CoverBlank(Frozen, frozen=True, kw_only=True):
    """A blank of the cover: filled from `path`, with the fixed word that follows it."""

    path: str
    after: str = ""


class CoverLine(Frozen, frozen=True, kw_only=True):
    """A line of the cover.

    `blanks` are the places to fill; a path that is an item key repeats that answer of section 一, any
    other (`region/city`, `applied_on`) is asked for on the cover.  `hint` is printed below the blank.
    `by_hand` lines (a seal) stay empty.
    """

    label: str
    blanks: tuple[CoverBlank, ...] = ()
    hint: str | None = None
    by_hand: bool = False


class CoverField(Frozen, frozen=True, kw_only=True):
    """An answer that is asked for on the cover only."""

    path: str
    label: str
    kind: Literal["text", "date"]


class Cover(Frozen, frozen=True, kw_only=True):
    """The cover: title, lines, the fields asked for there, and the maker at the foot."""

    title: str
    lines: tuple[CoverLine, ...]
    fields: tuple[CoverField, ...]
    maker: str | None = None


class Instructions(Frozen, frozen=True, kw_only=True):
    """The 填报说明: title lines and numbered clauses, without their numbers; `before_form` by edition."""

    title: tuple[str, ...]
    clauses: tuple[str, ...]
    before_form: bool


class RuleUse(Frozen, frozen=True, kw_only=True):
    """One use of a rule kind: which clause demands it, how grave it is, and on what.

    `items` limits the use to these item keys (all that the kind applies to when empty); `parameters` are
    the kind's own.
    """

    id: str
    kind: str
    level: Level
    clause: str
    items: tuple[str, ...] = ()
    parameters: Parameters = field(default_factory=Parameters)


class Edition(Frozen, frozen=True, kw_only=True):
    """One official form, whole."""

    id: str
    title: str
    issuer: str
    years: tuple[int, ...]
    template: str
    notices: tuple[str, ...]
    cover: Cover
    instructions: Instructions
    sections: tuple[Section, ...]
    rules: tuple[RuleUse, ...]

    def items(self) -> tuple[AnyItem, ...]:
        """All items in document order."""
        return tuple(item for section in self.sections for item in section.items)

    def item(self, key: str) -> AnyItem:
        """The item with this key; KeyError where the edition has none."""
        for item in self.items():
            if item.key == key:
                return item
        raise KeyError(key)
