"""XML read as it comes, without keeping it: what is asked for, whatever its prefixes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterable

Attributes = dict[str, str]


class Finished(Exception):
    """Nothing more is to be read."""


class Reader(Protocol):
    """Hears the parts of a document."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins; `name` is as written, with its prefix."""
        ...

    def end(self, name: str) -> None:
        """An element ends."""
        ...

    def text(self, text: str) -> None:
        """Characters of a text, all or some."""
        ...


def feed(chunks: Iterable[bytes], reader: Reader) -> None:
    """Read a document until its end, or until the reader raises `Finished`.

    Raises:
        ValueError: it is no well-formed XML, or declares entities of its own.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk)
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes no keywords
    except Finished:
        pass
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error


def _refuse(*_declared: object) -> None:
    raise ValueError("DOCTYPE")


def local(name: str) -> str:
    """The name of an element without its prefix."""
    return name.rpartition(":")[2]


class TagReader:
    """The elements of some names, with their attributes; `/name` for where one ends."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        self.found: list[tuple[str, Attributes]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Keep an element of these names."""
        if (plain := local(name)) in self._names:
            self.found.append((plain, attributes))

    def end(self, name: str) -> None:
        """Keep where an element of these names ends."""
        if (plain := f"/{local(name)}") in self._names:
            self.found.append((plain, {}))

    def text(self, text: str) -> None:
        """Texts are nothing to it."""
