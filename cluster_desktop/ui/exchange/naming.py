"""What a path of a draft is called, and how what stands on it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from cluster_desktop.forms.lists import lists_of
from cluster_desktop.ui.paper.names import accessible_name, answer_words
from cluster_desktop.ui.readback.excerpts import around_the_difference
from cluster_desktop.ui.session.finished import ROOT as FINISHED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cluster_desktop.drafts.change import JsonValue
    from cluster_desktop.forms.fields import FieldIndex

_KINDS = {
    "evidence": "佐证材料",
    "list": "清单的一行",
    "note": "备注",
    "kept": "保留提醒的理由",
    "setting": "设置",
    "official_blank": "空白表",
    "versions": "版本",
    "received": "接收记录",
}
_SETTINGS = {"setting/standard": "认定标准", "setting/western": "西部地区放宽", "setting/volume": "装订设置"}
_TITLES = ("title", "name", "reason", "file_name")
_EVIDENCE = {
    "title": "名称",
    "proves": "证明的栏目",
    "file_name": "文件",
    "sha256": "文件内容",
    "pages": "页数",
    "picks": "选用的页",
    "order": "次序",
}


class Naming:
    """Names paths in the words of a form."""

    def __init__(self, index: FieldIndex) -> None:
        self._index = index
        self._lists = {each.key: each for each in lists_of(index.edition)}

    def section(self, path: str) -> str:
        """The part of the form that it belongs to; empty for what is no answer."""
        field = self._index.find(path)
        return field.section if field is not None else ""

    def name(self, path: str) -> str:
        """A field by its label, year and unit, a row by its list, anything else by its kind."""
        field = self._index.find(path)
        if field is not None:
            return accessible_name(field)
        kind, _, rest = path.partition("/")
        known = self._lists.get(rest.partition("/")[0]) if kind == "list" else None
        if known is not None:
            return f"{known.title}的一行"
        if path.startswith(FINISHED):
            return f"“{path.removeprefix(FINISHED)}”的完成标记"
        return _SETTINGS.get(path) or _KINDS.get(kind, "设置")

    def words(self, path: str, value: JsonValue) -> str:
        """The answer in words; a document by its title, a row by what names it."""
        field = self._index.find(path)
        if field is not None:
            return answer_words(field, value)
        match value:
            case None:
                return "空"
            case bool():
                return "是" if value else "否"
            case dict():
                return self._title(path, value) or "已填写"
            case _:
                return str(value)

    def told_apart(self, path: str, values: Sequence[JsonValue]) -> list[str]:
        """Several values of a path in words that show where they differ."""
        entries = [value for value in values if isinstance(value, dict)]
        if len(entries) > 1:
            return [self._entry(path, value, entries) for value in values]
        gone = self.words(path, None) if self._index.find(path) is not None else "不要（已删除）"
        words = [gone if value is None else self.words(path, value) for value in values]
        beside = words[-1] if words else ""
        return [around_the_difference(each, words[0] if each is beside else beside)[0] for each in words]

    def _entry(self, path: str, value: JsonValue, all_: Sequence[Mapping[str, JsonValue]]) -> str:
        if not isinstance(value, dict):
            return "不要（已删除）"
        labels = self._labels(path)
        differing = [key for key in labels if len({str(each.get(key)) for each in all_}) > 1]
        title = self._title(path, value)
        told = [(labels[key], _plain(value.get(key))) for key in differing]
        return "；".join(
            filter(None, [title, *(f"{label}：{words}" for label, words in told if words != title)])
        )

    def _labels(self, path: str) -> dict[str, str]:
        kind, _, rest = path.partition("/")
        if kind == "list" and (known := self._lists.get(rest.partition("/")[0])) is not None:
            return {column.key: column.title for column in known.columns}
        return _EVIDENCE

    def _title(self, path: str, value: Mapping[str, JsonValue]) -> str:
        kind, _, rest = path.partition("/")
        known = self._lists.get(rest.partition("/")[0]) if kind == "list" else None
        keys = (*_TITLES, *(column.key for column in known.columns)) if known is not None else _TITLES
        return next((str(value[key]) for key in keys if value.get(key)), "")


def _plain(value: JsonValue) -> str:
    if value is None or value == "":
        return "空"
    if isinstance(value, list):
        return "、".join(str(cast("object", each)) for each in value) or "无"
    words = str(value)
    return words if len(words) < 40 else f"{words[:12]}…"
