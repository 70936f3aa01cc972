"""Figures that follow from others, offered beside the field; the official takes them or keeps his own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.forms import rules
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.listed import LISTED, counted_in, listed_path
from cluster_desktop.forms.values import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.formulas import Formula
    from cluster_desktop.forms.intervals import Interval
    from cluster_desktop.forms.model import Edition, RuleUse
    from cluster_desktop.forms.values import Answers


@dataclass(frozen=True, kw_only=True)
class Derived:
    """One figure as reckoned.

    `value` is as it would be filled in: two decimals, with its unit in a cell of words.  `formula` has the
    names and figures it comes from, `clause` is where the formula is written.  `allows` is all that the value
    may be, for the figures it comes from were rounded; None where it is counted.
    """

    path: str
    value: str
    formula: str
    clause: str
    from_paths: tuple[str, ...]
    allows: Interval | None = None


class Offers:
    """What an edition lets be reckoned; made once, asked for each field in hand."""

    def __init__(self, edition: Edition) -> None:
        self._by_path: defaultdict[str, list[tuple[RuleUse, Formula]]] = defaultdict(list)
        self._index = FieldIndex(edition)
        for use, formula in rules.formulas(self._index):
            self._by_path[formula.result.path].append((use, formula))

    def offer(self, path: str, answers: Answers) -> tuple[Derived, ...]:
        """The figures for one field, one for each reading that these answers allow; often none.

        The number of rows of its list comes first: `answers` hold it at `listed/<path>`, where there is one.
        """
        found = [_derived(use, formula, answers) for use, formula in self._by_path.get(path, ())]
        counted = _counted(self._index.find(path), answers)
        return tuple(one for one in (counted, *found) if one is not None)

    def reads(self, path: str) -> tuple[str, ...]:
        """The paths whose answers an offer on `path` depends on."""
        formulas = self._by_path.get(path, ())
        return tuple(dict.fromkeys([listed_path(path), *(name for _, one in formulas for name in one.reads)]))

    def all(self, answers: Answers) -> Iterator[Derived]:
        """All figures that these answers allow, by field."""
        counted = (path.removeprefix(LISTED) for path in answers if path.startswith(LISTED))
        for path in dict.fromkeys((*self._by_path, *counted)):
            yield from self.offer(path, answers)


def derive(edition: Edition, answers: Answers) -> tuple[Derived, ...]:
    """All figures that the answers to an edition allow to be reckoned, by field."""
    return tuple(Offers(edition).all(answers))


def _counted(field: Field | None, answers: Answers) -> Derived | None:
    """The number of rows that the list of a figure has."""
    rows = text_of(answers, listed_path(field.path)) if field is not None else ""
    if field is None or not rows:
        return None
    return Derived(
        path=field.path,
        value=rows,
        formula=f"清单共 {rows} {counted_in(field)}",
        clause="清单",
        from_paths=(listed_path(field.path),),
    )


def _derived(use: RuleUse, formula: Formula, answers: Answers) -> Derived | None:
    value = formula.shown(answers)
    if value is None:
        return None
    source = use.parameters.get("source")
    return Derived(
        path=formula.result.path,
        value=value,
        formula=formula.told(answers),
        clause=f"公式取自{source}" if source else use.clause,
        from_paths=formula.reads,
        allows=formula.value(answers),
    )
