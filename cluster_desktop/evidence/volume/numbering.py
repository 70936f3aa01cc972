"""Where everything stands: pieces of volumes on pages that are counted on from volume to volume.

A volume begins on a new sheet, so its first page is odd and lies on the right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cluster_desktop.evidence.volume.options import VolumeOptions
    from cluster_desktop.evidence.volume.plan import Entry

PieceKind = Literal["cover", "index", "divider", "document"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of pages: `pages` of them from page `first` on, in volume `volume` (from 1).

    `entry` is the place of a document in the plan; `section` the part that a divider or document is of.
    """

    kind: PieceKind
    volume: int
    first: int
    pages: int
    section: str = ""
    entry: int | None = None

    @property
    def last(self) -> int:
        """Its last page."""
        return self.first + self.pages - 1


def right_hand(page: int) -> int:
    """The first right-hand (odd) page from `page` on."""
    return page if page % 2 else page + 1


def sheets_of(pages: int) -> int:
    """How many sheets of paper so many pages need, printed on both sides."""
    return (pages + 1) // 2


def arrange(
    entries: Sequence[Entry], lengths: Sequence[int], rooms: Sequence[int], options: VolumeOptions
) -> tuple[Piece, ...]:
    """All pieces in order, where entry n has `lengths[n]` pages and the index of volume n `rooms[n - 1]`.

    Volumes beyond `rooms` have an index of one page.  A document is never divided: one that is thicker by
    itself than a volume may be has a volume of its own, and so has an index.
    """
    shelf = _Shelf(rooms, options)
    section = None
    for place, (entry, length) in enumerate(zip(entries, lengths, strict=True)):
        if entry.item is None:
            continue
        shelf.put(place, length, entry.section, divided=options.dividers and entry.section != section)
        section = entry.section
    return tuple(shelf.pieces)


class _Shelf:
    """Puts pieces one behind the other, into one volume after the other."""

    def __init__(self, rooms: Sequence[int], options: VolumeOptions) -> None:
        self._rooms = rooms
        self._options = options
        self.pieces: list[Piece] = []
        self._volume = 0
        self._next = 1
        self._filled = False
        self._open()

    def put(self, entry: int, length: int, section: str, *, divided: bool) -> None:
        """Put a document, behind its divider if it has one, where it fits."""
        wanted = list(self._placed(entry, length, section, divided=divided))
        if self._too_thick(wanted[-1]) and (self._filled or self._too_thick(self.pieces[-1])):
            self._open()
            wanted = list(self._placed(entry, length, section, divided=divided))
        self.pieces += wanted
        self._next = wanted[-1].last + 1
        self._filled = True

    def _open(self) -> None:
        """Begin a volume: its cover and its index."""
        self._volume += 1
        self._first = right_hand(self._next)
        room = self._rooms[self._volume - 1] if self._volume <= len(self._rooms) else 1
        index = Piece("index", self._volume, self._start(self._first + 1), room)
        self.pieces += [Piece("cover", self._volume, self._first, 1), index]
        self._next = index.last + 1
        self._filled = False

    def _placed(self, entry: int, length: int, section: str, *, divided: bool) -> Iterator[Piece]:
        page = self._next
        if divided:
            divider = Piece("divider", self._volume, self._start(page), 1, section)
            yield divider
            page = divider.last + 1
        yield Piece("document", self._volume, self._start(page), length, section, entry)

    def _start(self, page: int) -> int:
        return right_hand(page) if self._options.recto else page

    def _too_thick(self, last: Piece) -> bool:
        most = self._options.most_sheets
        return most is not None and sheets_of(last.last - self._first + 1) > most
