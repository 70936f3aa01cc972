"""What a kind of rule is, and the checks that its use on an edition comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import Struct

from cluster_desktop.forms.findings import Finding
from cluster_desktop.forms.requirements import ProofIndex
from cluster_desktop.forms.values import Answers, text_of

if TYPE_CHECKING:
    from cluster_desktop.forms.fields import Field, FieldIndex
    from cluster_desktop.forms.model import Level, Notice, RuleUse, Standard

Judge = Callable[[Answers, ProofIndex], Iterable[Finding]]


_MOST_QUOTED = 24
"""字 of an answer."""


@dataclass(frozen=True)
class Check:
    """One thing to judge.

    It depends on nothing but the paths it `reads` (one that ends in `/` stands for all below) and, with
    `reads_proofs`, on the evidence.
    """

    reads: tuple[str, ...]
    judge: Judge
    reads_proofs: bool = False


@dataclass(frozen=True)
class Scope:
    """One use of a rule on an edition, with the notice that the draft answers and its 认定标准."""

    use: RuleUse
    index: FieldIndex
    notice: Notice | None = None
    standard: Standard | None = None

    def fields(self) -> Iterator[Field]:
        """The fields that the use covers, in document order."""
        for field in self.index.fields:
            if not self.use.items or field.key in self.use.items:
                yield field

    def finding(
        self, message: str, *paths: str, level: Level | None = None, clause: str | None = None
    ) -> Finding:
        """A finding of this use on these paths, of its level and clause where no other is given."""
        return Finding(self.use.id, level or self.use.level, paths, clause or self.use.clause, message)


def quoted(text: str) -> str:
    """A text as messages repeat it: no more than tells which it is."""
    return f"“{text}”" if len(text) <= _MOST_QUOTED else f"“{text[:_MOST_QUOTED]}…”"


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of rule.  Its fields are the parameters that a use in an edition gives."""

    def takes(self, field: Field) -> bool:
        """Whether this kind has anything to say about the field."""
        raise NotImplementedError

    def checks(self, scope: Scope) -> Iterator[Check]:
        """The checks that a use comes to."""
        raise NotImplementedError


class FieldRule(Rule, frozen=True, kw_only=True):
    """A rule that judges each field by its own answer alone."""

    def fault(self, field: Field, text: str) -> str | None:
        """What is wrong with a text that is there, without surrounding space; None where nothing is."""
        raise NotImplementedError

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a field."""
        for field in scope.fields():
            if self.takes(field):
                yield Check((field.path,), self._judge(scope, field))

    def _judge(self, scope: Scope, field: Field) -> Judge:
        def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
            text = text_of(answers, field.path)
            message = self.fault(field, text) if text else None
            if message is not None:
                yield scope.finding(message, field.path)

        return judge
