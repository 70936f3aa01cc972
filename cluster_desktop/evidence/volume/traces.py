"""What a page is made of, so that it is known again when it is bound, stamped or laid on another sheet.

Traces tell pages from one another where a program mixed them up; they are no seal against forgery, so that a
quick sum does.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_UPWARDS = frozenset(("/Parent", "/P", "/StructParent", "/Pg", "/Metadata"))
_WHITE = b" \t\r\n\f\0"
_IMAGE, _FILTER = "/Image", "/Filter"


_HOLDERS = pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array

Number = tuple[int, int]
"""Of an object in its file, with its generation."""
Sum = tuple[int, int]
"""Length and CRC-32 of some bytes."""


@dataclass(frozen=True, slots=True)
class PageTrace:
    """Sums of a page's painting words without white space, and of the images, fonts and forms it uses."""

    content: Sum
    streams: frozenset[Sum]


class Tracer:
    """Takes the traces of the pages of one file; what several pages share is read once."""

    def __init__(self) -> None:
        self._sums: dict[Number, Sum] = {}
        self._reached: dict[Number, frozenset[Sum]] = {}

    def page(self, page: pikepdf.Page) -> PageTrace:
        """The trace of a page of a document that is still by itself."""
        contents = page.obj.get("/Contents")
        parts = contents.as_list() if isinstance(contents, pikepdf.Array) else [contents]
        painted = [part.read_bytes() for part in parts if isinstance(part, pikepdf.Stream)]
        return PageTrace(_of_words(b" ".join(painted)), self._below(page.resources))

    def form(self, form: pikepdf.Object) -> PageTrace:
        """The trace of a page that was made a form, to be laid on a sheet."""
        return PageTrace(_of_words(form.read_bytes()), self._below(form.get("/Resources")))

    def _below(self, resources: pikepdf.Object | None) -> frozenset[Sum]:
        """The sums of all that resources hold; what several pages name is followed once."""
        kinds = resources.as_dict().values() if isinstance(resources, pikepdf.Dictionary) else ()
        named = (kind.as_dict().values() for kind in kinds if isinstance(kind, pikepdf.Dictionary))
        return frozenset[Sum]().union(*(self._from(one) for one in _holders(chain.from_iterable(named))))

    def _from(self, root: pikepdf.Object) -> frozenset[Sum]:
        number = root.objgen
        found = self._reached.get(number)
        if found is None or not number[0]:
            found = self._reached[number] = frozenset(self._sum(stream) for stream in _streams(root))
        return found

    def _sum(self, stream: pikepdf.Stream) -> Sum:
        number = stream.objgen
        found = self._sums.get(number)
        if found is None or not number[0]:
            found = self._sums[number] = _sum_of(_plain(stream))
        return found


def _of_words(content: bytes) -> Sum:
    return _sum_of(content.translate(None, _WHITE))


def _sum_of(data: bytes) -> Sum:
    return len(data), zlib.crc32(data)


def _plain(stream: pikepdf.Stream) -> bytes:
    """What saving leaves alone: packed images as they are, all else unpacked where that can be done."""
    if stream.get("/Subtype") == _IMAGE and _FILTER in stream:
        raw = stream.read_raw_bytes()
        return raw if _stays_packed(stream) else _unpacked(stream)
    return _unpacked(stream)


def _stays_packed(stream: pikepdf.Stream) -> bool:
    # An image that came unpacked is packed once, by the merge: only that one packing is undone here.
    return stream[_FILTER] != pikepdf.Name.FlateDecode or "/DecodeParms" in stream


def _unpacked(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes(pikepdf.StreamDecodeLevel.generalized)
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def _streams(root: pikepdf.Object) -> Iterator[pikepdf.Stream]:
    """Every stream that can be reached from `root`, each once."""
    waiting = [root]
    seen: set[Number] = set()
    while waiting:
        found = waiting.pop()
        if found.is_indirect:
            if found.objgen in seen:
                continue
            seen.add(found.objgen)
        if isinstance(found, pikepdf.Array):
            waiting.extend(_holders(found.as_list()))
            continue
        if isinstance(found, pikepdf.Stream):
            yield found
        waiting.extend(_holders(value for key, value in found.items() if key not in _UPWARDS))


def _holders(values: Iterable[object]) -> Iterator[pikepdf.Object]:
    """Those of the values in which a stream may be."""
    return (
        value
        for value in values
        if isinstance(value, pikepdf.Object) and isinstance(value, _HOLDERS)  # the first is much quicker
    )
