"""Counts against what they count: the names beside them, and the lists in the draft."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cluster_desktop.forms.listed import counted_in, listed_path
from cluster_desktop.forms.rules.base import Check, Judge, Rule, Scope, quoted
from cluster_desktop.forms.values import Answers, is_none, parse_number, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.requirements import ProofIndex

_SEPARATORS = ("\n", "\n；;", "\n；;、", "\n；;、，,", "、", "；;", "，,")


def names_in(text: str) -> set[int]:
    """How many names a text may hold, by each way that names are set apart."""
    lines = {
        sum(bool(name.strip("　 。.")) for name in re.split(f"[{signs}]", text)) for signs in _SEPARATORS
    }
    return lines if not is_none(text) else {0}


class _NamesRule(Rule, frozen=True, kw_only=True):
    """A rule on `数量：__个 名称：__`."""

    def takes(self, field: Field) -> bool:
        """Counts with names."""
        return field.kind == "count_names"

    def fault(self, field: Field, count: Decimal, names: str) -> str | None:
        """What is wrong with a count and its names."""
        raise NotImplementedError

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a count."""
        for field in scope.fields():
            names = scope.index.find(f"{field.key}/names")
            if self.takes(field) and field.path.endswith("/count") and names is not None:
                yield Check((field.path, names.path), self._judge(scope, field, names))

    def _judge(self, scope: Scope, field: Field, names: Field) -> Judge:
        def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
            count_text, names_text = text_of(answers, field.path), text_of(answers, names.path)
            count = parse_number("0" if is_none(count_text) else count_text)
            message = self.fault(field, count, names_text) if count is not None and names_text else None
            if message is not None:
                yield scope.finding(message, field.path, names.path)

        return judge


class NamesPresence(_NamesRule, frozen=True, kw_only=True):
    """Names stand where the count is more than 0, and 无 where it is 0."""

    def fault(self, field: Field, count: Decimal, names: str) -> str | None:
        """One of the two says that there is none, the other that there is some."""
        if count > 0 and is_none(names):
            return f"“{field.name}”填 {count}，名称却填“无”。补充名称，或将数量改为 0。"
        if count == 0 and not is_none(names):
            return f"“{field.name}”填 0，名称却填了{quoted(names)}。更正数量，或将名称改为“无”。"
        return None


class NamesNumber(_NamesRule, frozen=True, kw_only=True):
    """There are as many names as the count says."""

    def fault(self, field: Field, count: Decimal, names: str) -> str | None:
        """More or fewer names."""
        possible = names_in(names)
        if count == 0 or is_none(names) or count in possible:
            return None
        return (
            f"“{field.name}”填 {count}，名称中列出 {max(possible)} 个。逐一列出名称，每行一个，或更正数量。"
        )


class CountList(Rule, frozen=True, kw_only=True):
    """A count is the number of rows that its list in the draft has for it, where there is one.

    The draft tells the number of rows at `listed/<path>` as text, so that a check costs the same whatever
    the length of the list.
    """

    def takes(self, field: Field) -> bool:
        """Counts."""
        return field.figure == "integer"

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a figure."""
        for field in scope.fields():
            if self.takes(field):
                yield Check((field.path, listed_path(field.path)), _judge_list(scope, field))


def _judge_list(scope: Scope, field: Field) -> Judge:
    def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
        listed = parse_number(text_of(answers, listed_path(field.path)))
        text = text_of(answers, field.path)
        count = parse_number("0" if is_none(text) else text)
        if listed is not None and count is not None and count != listed:
            message = f"“{field.name}”填 {text}，清单有 {listed} {counted_in(field)}。核对后更正数量或清单。"
            yield scope.finding(message, field.path)

    return judge
