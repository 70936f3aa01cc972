"""Answers that colleagues filled in differently are errors until one is chosen."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from cluster_desktop.forms import model
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cluster_desktop.drafts.change import Change, JsonValue
    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.forms.model import Edition

RULE = "conflict"
_CLAUSE = "合并草稿"
_KINDS = {"evidence": "佐证材料", "list": "清单的一行", "kept": "保留提醒的理由", "official_blank": "空白表"}
_SHOWN = 40
"""Characters of a long answer that a message shows."""


def conflict_findings(draft: Draft, edition: Edition) -> Iterator[Finding]:
    """One error for each answer, document or list row that stands in the draft in several ways."""
    return disputed(draft.conflicts(), FieldIndex(edition))


def disputed(conflicts: Mapping[str, Sequence[Change]], index: FieldIndex) -> Iterator[Finding]:
    """One error for each of the paths, with all that stands there."""
    for path, heads in conflicts.items():
        ways = "；".join(_way(index, path, head) for head in heads)
        message = f"{_named(index, path, heads)}有 {len(heads)} 种填法：{ways}。选定其中一种。"
        yield Finding(RULE, "error", (path,), _CLAUSE, message)


def _named(index: FieldIndex, path: str, heads: Sequence[Change]) -> str:
    field = index.find(path)
    if field is not None:
        return f"“{field.name}”"
    titles = [title for head in heads if (title := _title(head.value))]
    kind = {"evidence": "佐证材料", "list": "清单的一行", "kept": "保留提醒的理由"}.get(
        path.partition("/")[0], "设置"
    )
    return f"{kind}“{titles[0]}”" if titles else kind


def _way(index: FieldIndex, path: str, head: Change) -> str:
    return f"{_told(index, path, head.value)}（{head.author or '未署名'}，{_written(head.at)}）"


def _written(at: str) -> str:
    """The moment on the clock of this machine; that of a colleague may have been far off."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError):
        return "时间不明"


def _told(index: FieldIndex, path: str, value: JsonValue) -> str:
    field = index.find(path)
    item = None if field is None else field.item
    match value:
        case None:
            return "删除"
        case bool():
            return "勾选" if value else "不勾选"
        case str() if isinstance(item, model.SingleChoice) and value.isdecimal():
            number = int(value)
            return item.options[number - 1] if 0 < number <= len(item.options) else value
        case str():
            return value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
        case _:
            return _title(value) or "另一种内容"


def _title(value: JsonValue) -> str:
    """What a document or a row is called."""
    if not isinstance(value, dict):
        return ""
    entry = cast("dict[str, JsonValue]", value)
    return next((str(entry[word]) for word in ("title", "name", "reason") if word in entry), "")
