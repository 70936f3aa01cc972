"""Ratios: 上云比例, 普及率, 每万人有效发明专利拥有量."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.formulas import Formula, aligned
from cluster_desktop.forms.intervals import Interval
from cluster_desktop.forms.rules.relations import Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.forms.fields import Field, FieldIndex


class Ratio(Relation, frozen=True, kw_only=True):
    """A figure is `part` ÷ `whole` × `times`, both items of the same year."""

    part: str
    whole: str
    times: int = 100

    def readings(self, index: FieldIndex, field: Field) -> tuple[Formula, ...]:
        """One, where the form has both items for the year."""
        year = field.year or index.edition.years[-1]
        part, whole = aligned(index, self.part, year), aligned(index, self.whole, year)
        if part is None or whole is None:
            return ()
        return (
            Formula(result=field, inputs=(part, whole), words=f"{{}}÷{{}}×{self.times}", work=self._work),
        )

    def _work(self, figures: Sequence[Interval]) -> Interval:
        part, whole = figures
        return part / whole * Interval.exact(self.times)
