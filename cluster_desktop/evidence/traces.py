"""What a page is made of, so that it is known again when it is bound, stamped or laid on another sheet."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_UPWARDS = ("/Parent", "/P", "/StructParent", "/Pg")
_WHITE = b" \t\r\n\f\0"


@dataclass(frozen=True, slots=True)
class PageTrace:
    """A page's painting words without white space, and the hashes of the images, fonts and forms it uses."""

    content: bytes
    streams: frozenset[str]

    @classmethod
    def of(cls, page: pikepdf.Page) -> PageTrace:
        """The trace of a page of a document that is still by itself."""
        streams = _streams(page.resources)
        return cls(_content(page), frozenset(_digest(stream) for stream in streams))

    def is_on(self, page: pikepdf.Page) -> bool:
        """Whether `page` holds all of it, whatever else was laid over or around it."""
        streams = list(_streams(page.resources))
        if not self.streams <= {_digest(stream) for stream in streams}:
            return False
        forms = (_plain(stream) for stream in streams if stream.get("/Subtype") == "/Form")
        return any(self.content in _squeezed(painted) for painted in (_content(page), *forms))


def _content(page: pikepdf.Page) -> bytes:
    contents = page.obj.get("/Contents")
    if contents is None:
        return b""
    parts = contents.as_list() if isinstance(contents, pikepdf.Array) else [contents]
    return _squeezed(b" ".join(part.read_bytes() for part in parts if isinstance(part, pikepdf.Stream)))


def _squeezed(content: bytes) -> bytes:
    return content.translate(None, _WHITE)


def _digest(stream: pikepdf.Stream) -> str:
    return hashlib.sha256(_plain(stream)).hexdigest()


def _plain(stream: pikepdf.Stream) -> bytes:
    """The stream unpacked; as it is where only an image reader can unpack it, or nobody can.

    Saving may pack a stream anew, but leaves those alone.
    """
    try:
        return stream.read_bytes(pikepdf.StreamDecodeLevel.generalized)
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def _streams(root: pikepdf.Object) -> Iterator[pikepdf.Stream]:
    """Every stream that can be reached from `root`, each once."""
    waiting = [root]
    seen: set[tuple[int, int]] = set()
    while waiting:
        found = waiting.pop()
        if found.is_indirect:
            if found.objgen in seen:
                continue
            seen.add(found.objgen)
        if isinstance(found, pikepdf.Stream):
            yield found
        if isinstance(found, pikepdf.Array):
            waiting.extend(_objects(found.as_list()))
        elif isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
            waiting.extend(_objects(value for key, value in found.items() if key not in _UPWARDS))


def _objects(values: Iterable[object]) -> Iterator[pikepdf.Object]:
    """Those of the values that are PDF objects; numbers and truths come out as Python's own."""
    return (value for value in values if isinstance(value, pikepdf.Object))
