"""Figures that follow from others, offered beside the field; the official takes them or keeps his own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.forms import rules
from cluster_desktop.forms.fields import FieldIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.forms.formulas import Formula
    from cluster_desktop.forms.model import Edition, RuleUse
    from cluster_desktop.forms.values import Answers


@dataclass(frozen=True, kw_only=True)
class Derived:
    """One figure as reckoned.

    `value` is as it would be filled in: two decimals, with its unit in a cell of words.  `formula` has the
    names and figures it comes from, `clause` is where the formula is written.
    """

    path: str
    value: str
    formula: str
    clause: str
    from_paths: tuple[str, ...]


class Offers:
    """What an edition lets be reckoned; made once, asked for each field in hand."""

    def __init__(self, edition: Edition) -> None:
        self._by_path: defaultdict[str, list[tuple[RuleUse, Formula]]] = defaultdict(list)
        for use, formula in rules.formulas(FieldIndex(edition)):
            self._by_path[formula.result.path].append((use, formula))

    def offer(self, path: str, answers: Answers) -> tuple[Derived, ...]:
        """The figures for one field, one for each reading that these answers allow; often none."""
        found = (_derived(use, formula, answers) for use, formula in self._by_path.get(path, ()))
        return tuple(one for one in found if one is not None)

    def reads(self, path: str) -> tuple[str, ...]:
        """The paths whose answers an offer on `path` depends on."""
        return tuple(
            dict.fromkeys(name for _, formula in self._by_path.get(path, ()) for name in formula.reads)
        )

    def all(self, answers: Answers) -> Iterator[Derived]:
        """All figures that these answers allow, by field."""
        for path in self._by_path:
            yield from self.offer(path, answers)


def derive(edition: Edition, answers: Answers) -> tuple[Derived, ...]:
    """All figures that the answers to an edition allow to be reckoned, by field."""
    return tuple(Offers(edition).all(answers))


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
    )
