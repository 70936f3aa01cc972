"""What the county answers when an edition asks: its figures of those years, its names, its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Struct

from cluster_desktop.forms.model import MultiChoice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from cluster_desktop.forms.model import Edition

_FURTHEST = 12  # years that a paper looks back or ahead

_Read = TypeVar("_Read")


class Figures(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of an item, one for each of `years`, empty where none is told; and what carries a name.

    `*` in the key is the place of the year in the path; without it the year is the last word.  A name has
    the year since when.
    """

    years: tuple[int, ...]
    figures: dict[str, tuple[str, ...]]
    names: dict[str, tuple[tuple[int, str], ...]]

    def words(self, years: Sequence[int]) -> Iterator[tuple[str, str]]:
        """What a text may name of these years: `key` for the last of them, `key/year-2` for one before."""
        last = years[-1]
        for key, row in self.figures.items():
            for year, figure in zip(self.years, row, strict=True):
                if figure and year in years:
                    yield (key if year == last else f"{key}/year{year - last}"), figure
        for key, names in self.names.items():
            yield key, str(sum(1 for since, _ in names if since <= last))

    def answers(self, years: Sequence[int]) -> Iterator[tuple[str, str]]:
        """The answers of these years, and those of the last year where the form asks for one alone."""
        last = years[-1]
        for year in years:
            at = self.years.index(year)
            for key, row in self.figures.items():
                if row[at] and "*" in key:
                    yield key.replace("*", str(year)), row[at]
                elif row[at]:
                    yield f"{key}/{year}", row[at]
                    yield key, row[at]
        for key, names in self.names.items():
            held = [name for since, name in names if since <= last]
            yield f"{key}/count", str(len(held))
            yield f"{key}/names", "\n".join(held) or "无"


class Answered(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Answers by path; and the options ticked of each item, by words that they contain."""

    answers: dict[str, str] = {}
    ticks: dict[str, tuple[str, ...]] = {}

    def ticked(self, edition: Edition) -> Iterator[tuple[str, bool]]:
        """The ticks among the options of an edition."""
        for item in edition.items():
            if isinstance(item, MultiChoice):
                for number, option in enumerate(item.options, 1):
                    if any(words in option for words in self.ticks.get(item.key, ())):
                        yield f"{item.key}/{number}", True


class Own(Answered, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the county says in one edition only; its answers replace those told in all of them."""

    title: str
    notice: str
    words: dict[str, str]


def year_words(last: int) -> dict[str, str]:
    """`year` for the last year of the form, `year-2` and `year+1` for others."""
    others = {f"year{offset:+d}": str(last + offset) for offset in range(-_FURTHEST, _FURTHEST + 1)}
    return {**others, "year": str(last)}


def read(path: Path, kind: type[_Read]) -> _Read:
    """The file as it stands, with the names of the figures in its texts."""
    return msgspec.toml.decode(path.read_bytes(), type=kind)


def tell(path: Path, words: Mapping[str, str], kind: type[_Read]) -> _Read:
    """The file with the figures in place of their names in braces."""
    return msgspec.toml.decode(path.read_text("utf-8").format_map(words), type=kind)
