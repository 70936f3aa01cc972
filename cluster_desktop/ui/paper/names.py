"""What a field is called where its row and column cannot be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.model import SingleChoice, TargetTable

if TYPE_CHECKING:
    from cluster_desktop.drafts.change import JsonValue
    from cluster_desktop.forms.fields import Field, FieldIndex


def accessible_name(field: Field) -> str:
    """The field in the words of the form, with its unit: `集群总产值（2023年）（亿元）`."""
    if field.is_tick:
        return f"{field.label.rstrip('：')}：{field.option}"
    unit = f"（{field.unit}）" if field.unit and field.unit not in field.name else ""
    table = f"{field.item.name}：" if isinstance(field.item, TargetTable) else ""
    return f"{table}{field.name}{unit}"


def heading_of(field: Field, index: FieldIndex) -> str:
    """The row that the field stands in, with the row that gives it its meaning where its label repeats."""
    return f"{_of_what(field, index)}{field.label.rstrip('：')}"


def answer_words(field: Field, value: JsonValue) -> str:
    """An answer as it is said: the words of a chosen option, 勾选, 空; other text as it is."""
    if field.is_tick:
        return "勾选" if value is True else "不选"
    if value is None:
        return "空"
    words = str(value)
    options = field.item.options if isinstance(field.item, SingleChoice) else ()
    return options[int(words) - 1] if words.isdecimal() and 0 < int(words) <= len(options) else words


def _of_what(field: Field, index: FieldIndex) -> str:
    item = index.item(field.key)
    if item is None:
        return ""
    if (
        isinstance(item, SingleChoice)
        and item.refers_to
        and (other := index.item(item.refers_to)) is not None
    ):
        return f"{other.name}："
    return f"{item.belongs_to}：" if item.belongs_to else ""
