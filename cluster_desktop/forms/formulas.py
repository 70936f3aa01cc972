"""How a figure of the form follows from others: what a rule compares, what is offered beside the field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.forms.intervals import Interval, rounded
from cluster_desktop.forms.values import Answers, is_none, parse_number, text_of

if TYPE_CHECKING:
    from cluster_desktop.forms.fields import Field, FieldIndex

# A longer figure is a slip of the hand, and nothing can be reckoned from it.
_MOST_DIGITS = 30

Work = Callable[[Sequence[Interval]], Interval]


def figure_of(field: Field, answers: Answers, *, exact: bool = False) -> Interval | None:
    """What the figure on a field stands for: itself alone with `exact`, otherwise all that rounds to it.

    Counts are never rounded; 无 is a count of 0.  None where there is no figure.
    """
    text = text_of(answers, field.path)
    number = parse_number(text)
    if number is not None and number.adjusted() > _MOST_DIGITS:
        return None
    if number is None:
        return Interval.exact(0) if is_none(text) and field.figure == "integer" else None
    return Interval.exact(number) if exact or field.figure == "integer" else Interval.printed(number)


@dataclass(frozen=True, kw_only=True)
class Formula:
    """One way to reckon the figure on `result` from those on `inputs`.

    `words` is the formula with a `{}` for the figure of each input (`{}÷{}×100`); `work` reckons, and may
    raise `ZeroDivisionError` where these figures give none.  `unit` is written after the figure, where its
    cell is one of words.
    """

    result: Field
    inputs: tuple[Field, ...]
    words: str
    work: Work
    unit: str = ""

    @property
    def reads(self) -> tuple[str, ...]:
        """The paths of the inputs."""
        return tuple(field.path for field in self.inputs)

    def value(self, answers: Answers, *, exact: bool = False) -> Interval | None:
        """What the figure must lie in; None where an input is missing or the formula gives nothing."""
        figures = [figure_of(field, answers, exact=exact) for field in self.inputs]
        present = [figure for figure in figures if figure is not None]
        if len(present) < len(figures):
            return None
        try:
            return self.work(present)
        except ZeroDivisionError:
            return None

    def shown(self, answers: Answers) -> str | None:
        """The figure as it would be filled in, None where there is none."""
        value = self.value(answers, exact=True)
        return None if value is None else rounded(value.middle, self._places()) + self.unit

    def _places(self) -> int:
        counts = [self.result] if self.result.figure else self.inputs
        return 0 if all(field.figure == "integer" for field in counts) else 2

    @property
    def names(self) -> str:
        """What the inputs are called, each item once, whatever years it speaks of."""
        return "、".join(dict.fromkeys(self._named()))

    def told(self, answers: Answers) -> str:
        """The formula with the names of its inputs and with their figures.

        Where an item stands in it with several years, its name is said once, before the figures.
        """
        figures, names = [text_of(answers, field.path) for field in self.inputs], self._named()
        if len(self.inputs) == 1:
            return f"“{self.inputs[0].name}”{figures[0]}"
        if len(set(names)) < len(names):
            return f"{self.names}，{self.words.format(*figures)}"
        return f"{self.words.format(*names)} = {self.words.format(*figures)}"

    def _named(self) -> list[str]:
        return [f"“{field.item_name}”" for field in self.inputs]


def aligned(index: FieldIndex, key: str, year: int) -> Field | None:
    """The field of an item that speaks of a year: that year's, or the only one for the last year."""
    last = index.edition.years[-1]
    for field in index.of(key):
        if field.figure is not None and (field.year or last) == year:
            return field
    return None
