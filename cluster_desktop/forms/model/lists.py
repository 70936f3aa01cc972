"""The lists (清单) that go with a form: their columns, and which rows count for which answer."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from cluster_desktop.forms.model.base import Frozen

ColumnKind = Literal["text", "credit_code", "number", "integer", "date", "year", "choice", "percent"]
Synonyms = dict[str, str]
Where = dict[str, tuple[str, ...]]


class ListColumn(Frozen, frozen=True, kw_only=True):
    """One column of a list.

    `aliases` are other headings that real sheets give it, `synonyms` other words for its `choices`; `note`
    is told to those who fill the list in, `example` stands in the row that shows them how; `width` is its
    share of the page, in hanzi.
    """

    key: str
    title: str
    kind: ColumnKind = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    synonyms: Synonyms = field(default_factory=Synonyms)
    aliases: tuple[str, ...] = ()
    note: str = ""
    example: str = ""
    width: float = 8.0

    def __post_init__(self) -> None:
        if bool(self.choices) != (self.kind == "choice"):
            raise ValueError("choices 和 kind = choice 必须同时有")
        if stray := sorted(set(self.synonyms.values()) - set(self.choices)):
            raise ValueError(f"synonyms 指向的“{stray[0]}”不在 choices 中")


class Feed(Frozen, frozen=True, kw_only=True):
    """Rows of a list and the answer that they make up.

    `path` is the answer, `item` its question; a row counts where each column of `where` holds one of the
    texts.  Where the answer is no count of things (a rate), the list only proves it: `counted` is false.
    """

    path: str
    item: str
    where: Where = field(default_factory=Where)
    counted: bool = True


class ListDefinition(Frozen, frozen=True, kw_only=True):
    """A list as one edition has it.

    `unit` counts its rows (家, 项).  `identity` tells which columns name a row, best first: rows that agree
    in the first of them that both have filled in are the same thing.
    """

    key: str
    title: str
    unit: str
    columns: tuple[ListColumn, ...]
    identity: tuple[tuple[str, ...], ...]
    feeds: tuple[Feed, ...]
    note: str = ""

    def column(self, key: str) -> ListColumn:
        """The column with this key; KeyError where the list has none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)

    @property
    def items(self) -> tuple[str, ...]:
        """The items that the list makes up or proves, in order."""
        return tuple(dict.fromkeys(feed.item for feed in self.feeds))
