"""Rules on ticks, choices and dates: that the answer is one that the form offers."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from cluster_desktop.forms.model import SingleChoice
from cluster_desktop.forms.rules.base import FieldRule, quoted

if TYPE_CHECKING:
    from cluster_desktop.forms.fields import Field

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Tick(FieldRule, frozen=True, kw_only=True):
    """An option is ticked or not."""

    def takes(self, field: Field) -> bool:
        """Ticks."""
        return field.is_tick

    def fault(self, field: Field, text: str) -> str | None:
        """Text where a tick belongs."""
        return f"“{field.name}”只能勾选或不勾选，所填{quoted(text)}不能识别。重新勾选。"


def _chosen(field: Field, text: str) -> str | None:
    """The words of the option that an answer names by its number; None where there is no such option."""
    if not isinstance(field.item, SingleChoice):
        return None
    numbered = {str(number): option for number, option in enumerate(field.item.options, start=1)}
    return numbered.get(text)


class Choice(FieldRule, frozen=True, kw_only=True):
    """The answer to a single choice is the number of an option."""

    def takes(self, field: Field) -> bool:
        """Single choices."""
        return field.kind == "single_choice"

    def fault(self, field: Field, text: str) -> str | None:
        """A number that no option has, or no number."""
        if _chosen(field, text) is not None:
            return None
        return f"“{field.name}”所填{quoted(text)}不是表上的选项。在表上的选项中选一项。"


class PassAnswer(FieldRule, frozen=True, kw_only=True):
    """The answer is not one that bars an application."""

    def takes(self, field: Field) -> bool:
        """Single choices."""
        return field.kind == "single_choice"

    def fault(self, field: Field, text: str) -> str | None:
        """A true answer, perhaps, but one with which the cluster does not qualify."""
        option = _chosen(field, text)
        if not isinstance(field.item, SingleChoice) or option is None:
            return None
        if not field.item.pass_answers or option in field.item.pass_answers:
            return None
        wanted = "或".join(f"“{answer}”" for answer in field.item.pass_answers)
        return (
            f"“{field.name}”选了“{option}”，符合申报条件的是{wanted}。核对是否选错；属实的，不符合申报条件。"
        )


class Date(FieldRule, frozen=True, kw_only=True):
    """A date is a day of the calendar, kept as 2024-04-26."""

    def takes(self, field: Field) -> bool:
        """Dates."""
        return field.kind == "date"

    def fault(self, field: Field, text: str) -> str | None:
        """Not a date, or not in that form."""
        if _ISO_DATE.fullmatch(text) and _is_day(text):
            return None
        return f"“{field.name}”所填{quoted(text)}不是日期。按“年-月-日”填写，如 2024-04-26。"


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
