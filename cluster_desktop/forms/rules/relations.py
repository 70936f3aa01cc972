"""What rules on figures that follow from others have in common: a figure against its formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.formulas import Formula, figure_of
from cluster_desktop.forms.rules.base import Check, Judge, Rule, Scope
from cluster_desktop.forms.values import Answers, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cluster_desktop.forms.fields import Field, FieldIndex
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.requirements import ProofIndex


class Relation(Rule, frozen=True, kw_only=True):
    """A figure is what others of the form come to, however each of them was rounded.

    `source` names where the formula is written when it is not this form.
    """

    source: str = ""

    def takes(self, field: Field) -> bool:
        """All figures."""
        return field.figure is not None

    def readings(self, index: FieldIndex, field: Field) -> tuple[Formula, ...]:
        """The ways to reckon the figure on a field; a figure that follows by any of them is right."""
        raise NotImplementedError

    def formulas(self, scope: Scope) -> Iterator[Formula]:
        """Every way to reckon every figure that the use covers."""
        for field in scope.fields():
            yield from self.readings(scope.index, field) if self.takes(field) else ()

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a figure that the form allows to be reckoned."""
        for field in scope.fields():
            readings = self.readings(scope.index, field) if self.takes(field) else ()
            if readings:
                reads = dict.fromkeys(path for formula in readings for path in formula.reads)
                yield Check((field.path, *reads), self._judge(scope, field, readings, tuple(reads)))

    def _judge(
        self, scope: Scope, field: Field, readings: tuple[Formula, ...], reads: tuple[str, ...]
    ) -> Judge:
        def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
            stated = figure_of(field, answers) if text_of(answers, field.path) != "无" else None
            values = [formula.value(answers) for formula in readings]
            # Where one reading cannot be followed for want of a figure, nothing is contradicted.
            if stated is None or None in values:
                return
            if not any(value is not None and stated.meets(value) for value in values):
                yield scope.finding(self._message(field, answers, readings), field.path, *reads)

        return judge

    def _message(self, field: Field, answers: Answers, readings: tuple[Formula, ...]) -> str:
        by_names: dict[str, list[Formula]] = {}
        for one in readings:
            by_names.setdefault(one.names, []).append(one)
        told = (f"按{names}推算为 {_shown(found, answers)}" for names, found in by_names.items())
        source = f"公式取自{self.source}。" if self.source else ""
        stated = text_of(answers, field.path)
        return f"“{field.name}”填 {stated}，{'，'.join(told)}。{source}核对后更正其中一项。"


def _shown(readings: list[Formula], answers: Answers) -> str:
    """The figures by each reading; of several, with the year that the last is held against."""
    shown = [str(one.shown(answers)) for one in readings]
    if len(readings) > 1:
        since = [min(field.year or 0 for field in one.inputs) for one in readings]
        shown = [f"{figure}（比{year}年）" for figure, year in zip(shown, since, strict=True)]
    return "或 ".join(shown)
