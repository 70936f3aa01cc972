"""Firms, patents and standards that do not exist, the same ones every time.

Everything is worked out from its number alone, so a firm has one name, one code and one product in all lists.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, count, islice, product, repeat
from typing import TYPE_CHECKING

from cluster_desktop.evidence.lists.credit_code import check_character
from cluster_desktop.forms.values import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cluster_desktop.examples.papers.parts import Roll
    from cluster_desktop.examples.story import Words
    from cluster_desktop.forms.values import Answers

Row = tuple[str, ...]

_LEVELS = {"international": "国际", "national": "国家", "industry": "行业", "group": "团体"}
_ROLES = {"led": "主持", "joined": "参与"}
_STRIDE = 1013  # a prime, so that firms that follow one another differ in all their words


@dataclass(frozen=True, slots=True)
class Invention:
    """A patent that does not exist."""

    title: str
    number: str
    owner: str
    granted: str


def with_check(code: str) -> str:
    """A 统一社会信用代码 from its first 17 characters, with the check character of GB 32100-2015."""
    return code + check_character(code)


class World:
    """The firms of a made-up county, and what they own."""

    def __init__(self, words: Words, answers: Answers) -> None:
        self._words = words
        self._answers = answers
        self._made: dict[str, Callable[[Roll], Iterator[Row]]] = {
            "firms": self._firms,
            "names": self._names,
        }

    def rows(self, roll: Roll) -> list[Row]:
        """The rows of a table, numbered, as given or as its source makes them up."""
        rows = list(self._made[roll.source](roll)) if roll.source else list(roll.rows)
        return [
            (str(number), *row, *((roll.facts[(number - 1) % len(roll.facts)],) if roll.facts else ()))
            for number, row in enumerate(rows, 1)
        ]

    def firm(self, index: int) -> str:
        """The name of a firm, counted from 0; the leading firms come first."""
        words = self._words
        if index < len(words.leading):
            return words.leading[index]
        many = len(words.first) * len(words.second) * len(words.trades)
        number, trade = divmod(index * _STRIDE % many, len(words.trades))
        first, second = divmod(number, len(words.second))
        name = words.first[first] + words.second[second] + words.trades[trade]
        if index >= many or words.firm.format(name) in words.leading:
            # More firms than there are names of three words: the others are named after a town as well.
            name = words.towns[index // many - 1].rstrip("镇乡区") + name
        return words.firm.format(name)

    def code(self, index: int) -> str:
        """The 统一社会信用代码 of a firm, counted from 0."""
        return with_check(f"{self._words.firm_code}{index * 7919 % 1_000_000:06d}")

    def town(self, index: int) -> str:
        """Where a firm sits, counted from 0."""
        return self._words.towns[index % len(self._words.towns)]

    def product(self, index: int) -> str:
        """What a firm makes, counted from 0."""
        return self._words.products[index % len(self._words.products)]

    def inventions(self, many: int) -> list[Invention]:
        """The first so `many` patents."""
        words = self._words
        titles = product(words.patent_aims, words.patent_objects, words.patent_means)
        years = chain.from_iterable(repeat(int(year), some) for year, some in words.patents_granted.items())
        made = islice(zip(count(), titles, years, strict=False), many)
        return [self._invention(number, "".join(title), year) for number, title, year in made]

    def standards(self) -> Iterator[Row]:
        """The standards that the matrix counts: title, level, year, part taken, firm."""
        titles = product(self._words.standard_subjects, self._words.standard_objects)
        firms = count()
        for path, figure in self._answers.items():
            if not path.startswith("standards/"):
                continue
            _, year, level, role = path.split("/")
            for _ in range(int(str(figure))):
                subject, subject_of = next(titles)
                firm = self.firm(next(firms) % 23)
                yield (f"{subject_of} {subject}", _LEVELS[level], year, _ROLES[role], firm)

    def names(self, path: str) -> list[str]:
        """The names answered on a path, none where the answer is 无."""
        return [name for name in text_of(self._answers, path).splitlines() if name != "无"]

    def _invention(self, number: int, title: str, year: int) -> Invention:
        serial = 100_000 + number * 6_967 % 900_000
        granted = f"{year}-{1 + number % 12:02d}-{1 + number * 5 % 28:02d}"
        owner = self.firm(number * number % 97)
        return Invention(title, f"ZL{year - 2}1{serial:07d}.{number % 10}", owner, granted)

    def _firms(self, roll: Roll) -> Iterator[Row]:
        for index in range(roll.skip, roll.skip + roll.count):
            yield (self.firm(index), self.code(index), self.town(index), self.product(index))

    def _names(self, roll: Roll) -> Iterator[Row]:
        for path in roll.of:
            for name in self.names(path):
                yield (name,)
