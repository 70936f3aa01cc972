"""Firms, patents and standards that do not exist, the same ones every time.

Everything is worked out from its number alone, so a firm has one name, one code and one product in all lists.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, count, islice, product, repeat
from typing import TYPE_CHECKING

from cluster_desktop.forms.values import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cluster_desktop.examples.papers.parts import Roll
    from cluster_desktop.examples.story import Words
    from cluster_desktop.forms.values import Answers

Row = tuple[str, ...]

_LEVELS = {"international": "国际", "national": "国家", "industry": "行业", "group": "团体"}
_ROLES = {"led": "主持", "joined": "参与"}
_CODE_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
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
    total = sum(_CODE_DIGITS.index(char) * pow(3, place, 31) for place, char in enumerate(code))
    return code + _CODE_DIGITS[-total % 31]


class World:
    """The firms of a made-up county, and what they own."""

    def __init__(self, words: Words, answers: Answers) -> None:
        self._words = words
        self._answers = answers
        self._made: dict[str, Callable[[Roll], Iterator[Row]]] = {
            "firms": self._firms,
            "patents": self._patents,
            "standards": self._standards,
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
        number = index * _STRIDE % (len(words.first) * len(words.second) * len(words.trades))
        number, trade = divmod(number, len(words.trades))
        first, second = divmod(number, len(words.second))
        return words.firm.format(words.first[first] + words.second[second] + words.trades[trade])

    def inventions(self, many: int) -> list[Invention]:
        """The first so `many` patents."""
        words = self._words
        titles = product(words.patent_aims, words.patent_objects, words.patent_means)
        years = chain.from_iterable(repeat(int(year), some) for year, some in words.patents_granted.items())
        made = islice(zip(count(), titles, years, strict=False), many)
        return [self._invention(number, "".join(title), year) for number, title, year in made]

    def names(self, path: str) -> list[str]:
        """The names answered on a path, none where the answer is 无."""
        return [name for name in text_of(self._answers, path).splitlines() if name != "无"]

    def _invention(self, number: int, title: str, year: int) -> Invention:
        serial = 100_000 + number * 6_967 % 900_000
        granted = f"{year}-{1 + number % 12:02d}-{1 + number * 5 % 28:02d}"
        owner = self.firm(number * number % 97)
        return Invention(title, f"ZL{year - 2}1{serial:07d}.{number % 10}", owner, granted)

    def _firms(self, roll: Roll) -> Iterator[Row]:
        towns, products = self._words.towns, self._words.products
        for index in range(roll.skip, roll.skip + roll.count):
            code = with_check(f"{self._words.firm_code}{index * 7919 % 1_000_000:06d}")
            yield (self.firm(index), code, towns[index % len(towns)], products[index % len(products)])

    def _patents(self, roll: Roll) -> Iterator[Row]:
        for one in self.inventions(roll.count):
            yield (one.title, one.number, one.owner, one.granted)

    def _standards(self, _roll: Roll) -> Iterator[Row]:
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

    def _names(self, roll: Roll) -> Iterator[Row]:
        for path in roll.of:
            for name in self.names(path):
                yield (name,)
