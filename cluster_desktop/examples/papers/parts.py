"""What a paper consists of, as it stands in TOML."""

from __future__ import annotations

from msgspec import Struct


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
    """One file of evidence: what it proves, and its parts.  The ending of `file` decides its format.

    A word of `proves` is the key of an item (`patents`), the id of a demand (`patents:list`), or a key and
    words that an option contains (`chain_work 创新联合体`): they hold in every edition that has them.
    """

    title: str
    file: str
    proves: tuple[str, ...]
    parts: tuple[Part, ...]
