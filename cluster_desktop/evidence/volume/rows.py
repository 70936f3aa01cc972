"""The lines of the index: each document with its pages, each thing proved with the pages that prove it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cluster_desktop.evidence.volume.numbering import Piece
    from cluster_desktop.evidence.volume.plan import VolumePlan
    from cluster_desktop.evidence.volume.wording import Claim

MISSING, NOTHING = "缺", "无"
_SPANS_IN_A_LINE = 24
_DIGITS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A row of the index.  Pages and volume are None for what is not in it; `absent` says then why.

    Pages count from 1, the cover of the first volume, and are the numbers stamped on them.  A `part` row
    names a part of a book and spans all of it; the rows of its documents follow.
    """

    number: str
    section: str
    title: str
    proves: tuple[str, ...]
    from_page: int | None
    to_page: int | None
    volume: int | None = 1
    part: bool = False
    absent: str = MISSING

    @property
    def span(self) -> str:
        """The pages as printed in the index: `5`, `5—8`, `缺`, or `无`."""
        return page_span(self.from_page, self.to_page) or self.absent

    @property
    def volume_word(self) -> str:
        """The volume as printed in the index: `一`, or nothing for what is in none."""
        return "" if self.volume is None else volume_number(self.volume)


@dataclass(frozen=True, slots=True)
class Place:
    """One thing proved, in the words of the form, and the rows of the documents that prove it."""

    words: str
    rows: tuple[IndexRow, ...]


def page_span(first: int | None, last: int | None) -> str:
    """Pages as the index prints them: `5` or `5—8`; empty where there are none."""
    if first is None:
        return ""
    return str(first) if first == last else f"{first}—{last}"


def volume_number(number: int) -> str:
    """一, 二 … 十, 十一 …: the number of a volume in words, below one hundred."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")


def index_rows(plan: VolumePlan, pieces: Sequence[Piece]) -> tuple[IndexRow, ...]:
    """The rows of the index in order."""
    return tuple(row for _, row in _rows(plan, pieces))


def index_places(plan: VolumePlan, pieces: Sequence[Piece]) -> tuple[Place, ...]:
    """Everything that is proved or missing, in the order of the form, with the rows that prove it."""
    found: list[tuple[Claim, IndexRow]] = []
    for entry, row in _rows(plan, pieces):
        if entry is not None:
            found += [(claim, row) for claim in plan.entries[entry].claims]
    # Items of one name and section (是否高于行业平均水平) share a line.
    lines: defaultdict[str, list[IndexRow]] = defaultdict(list)
    for claim, row in sorted(found, key=lambda one: one[0]):
        lines[claim.words].append(row)
    return tuple(Place(words, tuple(rows)) for words, rows in lines.items())


def place_lines(places: Sequence[tuple[str, Sequence[str]]]) -> list[tuple[str, str]]:
    """Words and pages of the lines of the back-list; what very many pages prove goes on in further lines."""
    lines: list[tuple[str, str]] = []
    for words, spans in places:
        starts = range(0, len(spans), _SPANS_IN_A_LINE)
        lines += [(words, "、".join(spans[start : start + _SPANS_IN_A_LINE])) for start in starts]
    return lines


def _rows(plan: VolumePlan, pieces: Sequence[Piece]) -> Iterator[tuple[int | None, IndexRow]]:
    """The rows with the place in the plan of the document that each names."""
    where = {piece.entry: piece for piece in pieces if piece.entry is not None}
    if plan.parts:
        yield from _book_rows(plan, pieces, where)
        return
    count = 0
    for place, entry in enumerate(plan.entries):
        count += entry.item is not None
        yield place, _document_row(plan, place, where, str(count))


def _book_rows(
    plan: VolumePlan, pieces: Sequence[Piece], where: Mapping[int, Piece]
) -> Iterator[tuple[int | None, IndexRow]]:
    for number, part in enumerate(plan.parts, 1):
        inside = [place for place, entry in enumerate(plan.entries) if entry.section == part]
        bound = [piece for piece in pieces if piece.section == part]
        if bound:
            pages, volume = (bound[0].first, bound[-1].last), bound[0].volume
        else:
            pages, volume = (None, None), None
        absent = MISSING if inside else NOTHING
        row = IndexRow(str(number), part, part, (), *pages, volume, part=True, absent=absent)
        named = [place for place in inside if _title(plan, place) == part]
        yield (named[0] if named else None), row
        count = 0
        for place in inside:
            if place not in named:
                count += plan.entries[place].item is not None
                yield place, _document_row(plan, place, where, f"{number}.{count}")


def _document_row(plan: VolumePlan, place: int, where: Mapping[int, Piece], number: str) -> IndexRow:
    entry, piece = plan.entries[place], where.get(place)
    if piece is None:
        return IndexRow("", entry.section, MISSING, entry.proves, None, None, None)
    pages = piece.first, piece.last
    return IndexRow(number, entry.section, _title(plan, place), entry.proves, *pages, piece.volume)


def _title(plan: VolumePlan, place: int) -> str:
    item = plan.entries[place].item
    return "" if item is None else item.title
