"""Words that several pages share: times as they are said, levels, where a finding is."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cluster_desktop.forms.model import Edition, Item, Level

LEVEL_WORDS: dict[Level, str] = {"error": "错误", "warning": "提醒", "hint": "提示"}

AS_EVERYWHERE = "中小企业特色产业集群"
"""What all forms are about; left out where there is little room."""


def local_time(stamp: str) -> datetime:
    """The moment of a change (ISO 8601 UTC) on the clock of this machine."""
    return datetime.fromisoformat(stamp).replace(tzinfo=UTC).astimezone()


def moment_of(stamp: str) -> datetime | None:
    """The moment of a change; None where a clock that was far off dated it."""
    try:
        return local_time(stamp)
    except (ValueError, OverflowError):
        return None


def when(stamp: str) -> str:
    """A moment from a draft as one says it."""
    moment = moment_of(stamp)
    return "时间不明" if moment is None else said(moment, datetime.now().astimezone().date())


def said(moment: datetime, today: date) -> str:
    """A moment as one says it: 今天 14:32, 昨天 09:10, 4月26日, 2023年4月26日."""
    day = moment.date()
    if day == today:
        return f"今天 {moment:%H:%M}"
    if day == today - timedelta(days=1):
        return f"昨天 {moment:%H:%M}"
    year = "" if day.year == today.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"


def form_title(edition: Edition) -> str:
    """A form as one tells it from those of other years: `2024 年度 中小企业特色产业集群申报表`.

    The year is that of the call, the one after the last that the form asks about.
    """
    return f"{edition.years[-1] + 1} 年度 {edition.title}"


def short_title(edition: Edition) -> str:
    """The same where there is little room: `2024 年度申报表`."""
    return form_title(edition).replace(f" {AS_EVERYWHERE}", "")


def clause_words(edition: Edition, clause: str) -> str:
    """The text of a clause such as `填报说明 9`; empty where it is not one of the edition's."""
    number = clause.removeprefix("填报说明").strip()
    clauses = edition.instructions.clauses
    if clause.startswith("填报说明") and number.isdecimal() and 0 < int(number) <= len(clauses):
        return clauses[int(number) - 1]
    return ""


def instructions_of(edition: Edition, item: Item) -> list[tuple[str, str]]:
    """What the form says of an item: the printed note, and its clause with the text; (source, words)."""
    found: list[tuple[str, str]] = []
    if item.clause and (words := clause_words(edition, item.clause)):
        found.append((item.clause, words))
    if item.note:
        found.append(("表内注", item.note.strip("（）").removeprefix("注：")))
    return found


def bytes_said(number: int) -> str:
    """A number of bytes as one says it: `640 KB`, `12.4 MB`, `1.2 GB`."""
    if number < 1_000_000:
        return f"{max(1, round(number / 1000))} KB" if number else "0"
    if number < 1_000_000_000:
        return f"{number / 1_000_000:.1f} MB"
    return f"{number / 1_000_000_000:.1f} GB"


def folded(words: str) -> str:
    """In one width of characters and one case, as words are looked for."""
    return unicodedata.normalize("NFKC", words).casefold()
