"""Rules on the day of the application."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cluster_desktop.forms.rules.base import Check, FieldRule, Judge, Rule, Scope
from cluster_desktop.forms.values import Answers, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.model import Notice
    from cluster_desktop.forms.requirements import ProofIndex


def read_day(text: str) -> date | None:
    """The day that 2024-04-26 stands for; None where the text is no day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class NoticeDates(Rule, frozen=True, kw_only=True):
    """The application is made after the notice, and in time."""

    def takes(self, field: Field) -> bool:
        """Dates."""
        return field.kind == "date"

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a date, where there is a notice."""
        for field in scope.fields():
            if scope.notice is not None and self.takes(field):
                yield Check((field.path,), _judge(scope, field, scope.notice))


def _judge(scope: Scope, field: Field, notice: Notice) -> Judge:
    def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
        day, deadline = read_day(text_of(answers, field.path)), read_day(notice.deadline)
        # Some notices print the year alone.
        issued = read_day(notice.date) or date(int(notice.date[:4]), 1, 1)
        late = f"，{notice.late}" if notice.late else ""
        if day is not None and deadline is not None and day > deadline:
            message = f"“{field.name}”填 {day}，晚于通知的报送截止日期 {deadline}{late}。核对日期。"
            yield scope.finding(message, field.path)
        elif day is not None and day < issued:
            message = f"“{field.name}”填 {day}，早于通知印发的{notice.date}。核对日期。"
            yield scope.finding(message, field.path)

    return judge


class NotFuture(FieldRule, frozen=True, kw_only=True):
    """A day is not still to come."""

    def takes(self, field: Field) -> bool:
        """Dates."""
        return field.kind == "date"

    def fault(self, field: Field, text: str) -> str | None:
        """A day after today."""
        day = read_day(text)
        if day is None or day <= date.today():  # noqa: DTZ011 - the official's own calendar
            return None
        return f"“{field.name}”填 {day}，这一天还没有到。填写实际申报的日期。"
