"""What a path of a draft is called, and how what stands on it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.ui.paper.names import accessible_name, answer_words

if TYPE_CHECKING:
    from cluster_desktop.drafts.change import JsonValue
    from cluster_desktop.forms.fields import FieldIndex

_KINDS = {
    "evidence": "佐证材料",
    "list": "清单的一行",
    "note": "备注",
    "kept": "保留提醒的理由",
    "setting": "认定标准",
    "official_blank": "空白表",
    "versions": "版本",
}
_TITLES = ("title", "name", "reason", "file_name")


class Naming:
    """Names paths in the words of a form."""

    def __init__(self, index: FieldIndex) -> None:
        self._index = index

    def section(self, path: str) -> str:
        """The part of the form that it belongs to; empty for what is no answer."""
        field = self._index.find(path)
        return field.section if field is not None else ""

    def name(self, path: str) -> str:
        """A field by its label, year and unit, anything else by its kind."""
        field = self._index.find(path)
        return accessible_name(field) if field is not None else _KINDS.get(path.partition("/")[0], "设置")

    def words(self, path: str, value: JsonValue) -> str:
        """The answer in words; a document by its title."""
        field = self._index.find(path)
        if field is not None:
            return answer_words(field, value)
        match value:
            case None:
                return "空"
            case bool():
                return "是" if value else "否"
            case dict():
                title = next((value[word] for word in _TITLES if value.get(word)), None)
                return str(title) if title is not None else "已填写"
            case _:
                return str(value)
