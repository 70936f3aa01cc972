"""Growth and mean growth over the years, and drops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.formulas import Formula, aligned
from cluster_desktop.forms.growths import growth, mean_growth, mean_of_growths
from cluster_desktop.forms.intervals import HUNDRED, ONE, Interval
from cluster_desktop.forms.rules.relations import Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.forms.fields import Field, FieldIndex


class Growth(Relation, frozen=True, kw_only=True):
    """A yearly growth is that of the product of the items `of` over the year before."""

    of: tuple[str, ...]

    def readings(self, index: FieldIndex, field: Field) -> tuple[Formula, ...]:
        """One, save for the first year, whose year before is not on the form."""
        found = growth(index, field, self.of, field.year or index.edition.years[-1])
        return () if found is None else (found,)


class MeanGrowth(Relation, frozen=True, kw_only=True):
    """A mean growth is geometric: of the product of the items `of`, or of the yearly `growths`.

    The years that 近三年 covers are not written on any form: from the first year printed to the last, or
    the three growths, the first of them over a year before.  Where the form has both, either is right.
    """

    of: tuple[str, ...]
    growths: str = ""

    def readings(self, index: FieldIndex, field: Field) -> tuple[Formula, ...]:
        """By the values of the first and the last year, and by the yearly growths."""
        by_values = mean_growth(index, field, self.of)
        yearly = tuple(one for one in index.of(self.growths) if one.figure)
        by_growths = mean_of_growths(field, yearly) if len(yearly) == len(index.edition.years) else None
        return tuple(formula for formula in (by_values, by_growths) if formula is not None)


class Drop(Relation, frozen=True, kw_only=True):
    """A drop is that of the item `of`: over all the years, or over the last one (no form says which)."""

    of: str

    def readings(self, index: FieldIndex, field: Field) -> tuple[Formula, ...]:
        """From the first year and from the year before, each to the last."""
        *earlier, last = index.edition.years
        after = aligned(index, self.of, last)
        found: list[Formula] = []
        for year in dict.fromkeys((*earlier[:1], *earlier[-1:])):
            before = aligned(index, self.of, year)
            if before is not None and after is not None:
                words = "（1-{1}÷{0}）×100"
                found.append(Formula(result=field, inputs=(before, after), words=words, work=_fall))
        return tuple(found)


def _fall(figures: Sequence[Interval]) -> Interval:
    before, after = figures
    return (ONE - after / before) * HUNDRED
