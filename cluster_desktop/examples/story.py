"""What a made-up county consists of: its answers, and the papers that prove them, read from TOML."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from cluster_desktop.errors import ClusterError

_HERE = Path(__file__).resolve().parent

_Read = TypeVar("_Read")


class NoExample(ClusterError):
    """There is no made-up county for this edition."""


class _Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """A part of a paper, beginning on a page of its own."""

    heading: str


class Letter(_Part, frozen=True, kw_only=True, tag="letter"):
    """Running text: a notice, a statement, an agreement.

    With a `number` it has the red head of its `issuer`; `ending` names a closing text of the story;
    `signers` sign side by side.
    """

    text: str
    issuer: str = ""
    number: str = ""
    to: str = ""
    ending: str = ""
    signers: tuple[str, ...] = ()
    date: str = ""


class Certificates(_Part, frozen=True, kw_only=True, tag="certificates"):
    """One certificate a page: for each name answered on `names_of`, or for the first `patents`.

    `text` may hold `{name}`.
    """

    text: str
    issuer: str
    date: str
    names_of: str = ""
    patents: int = 0


class Roll(_Part, frozen=True, kw_only=True, tag="roll"):
    """A table: `rows` as given, or made up by `source`.

    `count` and `skip` choose from the source; `of` is the path whose answer a source reads; `facts` fill
    one more column, in turn.  `sheet` is the paper: `turned` is landscape by way of /Rotate.
    """

    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    source: str = ""
    count: int = 0
    skip: int = 0
    of: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    sheet: str = "upright"
    note: str = ""


class SitePlan(_Part, frozen=True, kw_only=True, tag="site_plan"):
    """A drawn plan of the cluster's land."""

    area: str


class ChainChart(_Part, frozen=True, kw_only=True, tag="chain_chart"):
    """A chart of the industrial chain: stages in order, each with what is made there."""

    stages: dict[str, tuple[str, ...]]


Part = Letter | Certificates | Roll | SitePlan | ChainChart


class Paper(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of evidence: what it proves, and its parts.  The ending of `file` decides its format."""

    title: str
    file: str
    proves: tuple[str, ...]
    parts: tuple[Part, ...]


class County(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The answers of a made-up county, by path."""

    notice: str
    answers: dict[str, str | bool]


class Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the names of firms, patents and standards are made up of.

    `leading` are whole names; `firm` is the pattern of all others.  `patents_granted` tells how many of the
    patents are of which year.
    """

    leading: tuple[str, ...]
    firm: str
    first: str
    second: str
    trades: tuple[str, ...]
    towns: tuple[str, ...]
    products: tuple[str, ...]
    patent_aims: tuple[str, ...]
    patent_objects: tuple[str, ...]
    patent_means: tuple[str, ...]
    patents_granted: dict[str, int]
    standard_objects: tuple[str, ...]
    standard_subjects: tuple[str, ...]


class Papers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The evidence of a made-up county: the words for it, closing texts by name, and the papers."""

    words: Words
    endings: dict[str, str]
    evidence: tuple[Paper, ...]


@cache
def county(edition_id: str) -> County:
    """The county made up for an edition; raises `NoExample`."""
    return _read(edition_id, f"{edition_id}.toml", County)


@cache
def papers(edition_id: str) -> Papers:
    """The evidence made up for an edition; raises `NoExample`."""
    return _read(edition_id, f"{edition_id}-evidence.toml", Papers)


def _read(edition_id: str, name: str, kind: type[_Read]) -> _Read:
    path = _HERE / name
    if not path.is_file():
        raise NoExample(f"“{edition_id}”这一版申报表还没有示例。")
    return msgspec.toml.decode(path.read_bytes(), type=kind)
