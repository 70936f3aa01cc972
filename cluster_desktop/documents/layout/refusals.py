"""What the layout does not set: refused by name, with the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.ooxml import tag
from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from cluster_desktop.documents.layout.ooxml import Element

_NAMES = {
    "anchor": "浮动的图片或文本框",
    "cols": "分栏",
    "drawing": "图形",
    "emf": "不是 PNG 或 JPEG 的图片",
    "endnoteReference": "尾注",
    "footnoteReference": "脚注",
    "framePr": "文本框",
    "numFmt": "程序不认得的编号样式",
    "object": "嵌入的对象",
    "oMath": "公式",
    "oMathPara": "公式",
    "pgBorders": "页面边框",
    "pict": "图形或文本框",
    "ptab": "对齐制表符",
    "ruby": "拼音",
    "strike": "删除线",
    "sym": "程序不认得的符号字体",
    "tbl": "超过四层的表中表",
    "tblpPr": "浮动的表格",
    "vAlign": "整页垂直居中",
    "textDirection": "转向的文字中的表格",
}
REFUSED = frozenset(_NAMES)


class UnsupportedContent(ClusterError):
    """The document has something that the layout cannot set; leaving it out would falsify the page."""

    def __init__(self, name: str, where: str) -> None:
        super().__init__(f"文中有{_NAMES[name]}，程序排不出版面，需先在 Word 里去掉", where=where)


def refuse(name: str, around: Element) -> UnsupportedContent:
    """The error for an element called `name`, placed by the words in the element `around`."""
    words = "".join(element.text or "" for element in around.iter(tag("t"))).strip()
    return UnsupportedContent(name, words[:20])
