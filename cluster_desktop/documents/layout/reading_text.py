"""Paragraphs and runs out of a Word document."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from cluster_desktop.documents.fonts import face_named, printable
from cluster_desktop.documents.layout.model import Align, LineRule, Paragraph, Run, TextStyle
from cluster_desktop.documents.layout.ooxml import Styles, attribute, child, is_on, local, points, tag
from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.documents.layout.ooxml import Element

_DEFAULT_SIZE = 10.0
_ALIGN: dict[str, Align] = {"center": "center", "right": "right", "end": "right"}
# Word spaces scripts apart unless the document says otherwise.
_SPACED = {"autoSpaceDE": "", "autoSpaceDN": ""}
_MARKS = {"cr": "\n", "noBreakHyphen": "-"}
_REFUSED = {
    "drawing": "图片",
    "pict": "图片",
    "object": "嵌入的对象",
    "AlternateContent": "图形",
    "tab": "制表符",
    "sym": "符号字体",
    "footnoteReference": "脚注",
    "endnoteReference": "尾注",
    "ruby": "拼音",
    "tbl": "表中表",
    "numPr": "自动编号",
    "framePr": "文本框",
}
PAGE_BREAK = "\f"


class UnsupportedContent(ClusterError):
    """The document has something that the layout cannot set; leaving it out would falsify the page."""

    def __init__(self, name: str, where: str) -> None:
        super().__init__(f"文中有{_REFUSED[name]}，程序排不出版面，需先在 Word 里去掉", where=where)


def refuse(name: str, paragraph: Element) -> UnsupportedContent:
    """The error for an element called `name`, placed by the words around it."""
    words = "".join(element.text or "" for element in paragraph.iter(tag("t"))).strip()
    return UnsupportedContent(name, words[:20])


def read_paragraph(element: Element, styles: Styles) -> list[Paragraph]:
    """The paragraph in a `w:p`: several where page breaks stand inside it.

    Raises:
        UnsupportedContent: it holds more than text.
    """
    own = child(element, "pPr")
    properties = styles.paragraph(own)
    if properties.get("numId", "0") != "0" or child(own, "numPr") is not None:
        raise refuse("numPr", element)
    if child(own, "framePr") is not None:
        raise refuse("framePr", element)
    collector = _Runs(element, styles)
    mark = _text_style(styles.text(own, child(own, "rPr")))
    whole = _paragraph(properties, mark)
    parts = _split_pages(collector.read())
    return [
        replace(whole, runs=tuple(part), page_break_before=whole.page_break_before or number > 0)
        for number, part in enumerate(parts)
    ]


def _paragraph(properties: dict[str, str], mark: TextStyle) -> Paragraph:
    rule = cast("LineRule", properties.get("spacing/lineRule", "auto"))
    line = float(properties.get("spacing/line", 240))
    first = points(properties.get("ind/firstLine"))
    if "ind/hanging" in properties:
        first = -points(properties["ind/hanging"])
    return Paragraph(
        runs=(),
        mark=mark,
        align=_ALIGN.get(properties.get("jc", ""), "left"),
        left=points(properties.get("ind/left") or properties.get("ind/start")),
        right=points(properties.get("ind/right") or properties.get("ind/end")),
        first=first,
        before=points(properties.get("spacing/before")),
        after=points(properties.get("spacing/after")),
        line=line / (240 if rule == "auto" else 20),
        line_rule=rule,
        page_break_before=is_on(properties, "pageBreakBefore"),
        letter_space=is_on(_SPACED | properties, "autoSpaceDE"),
        digit_space=is_on(_SPACED | properties, "autoSpaceDN"),
    )


def _text_style(properties: Mapping[str, str]) -> TextStyle:
    bold = is_on(properties, "b")
    latin = properties.get("rFonts/ascii") or properties.get("rFonts/hAnsi") or ""
    colour = properties.get("color", "auto")
    return TextStyle(
        latin=face_named(latin, bold=bold),
        asian=face_named(properties.get("rFonts/eastAsia", ""), bold=bold),
        asian_marks=properties.get("rFonts/hint") == "eastAsia",
        size=float(properties["sz"]) / 2 if "sz" in properties else _DEFAULT_SIZE,
        bold=bold,
        underline=is_on(properties, "u"),
        colour="000000" if colour == "auto" else colour.upper(),
    )


@dataclass
class _Runs:
    """Collects the runs of one paragraph; fields other than PAGE show the result that Word stored."""

    paragraph: Element
    styles: Styles
    _found: list[Run] = field(default_factory=list[Run])
    _instruction: str | None = None
    _in_result: bool = False

    def read(self) -> list[Run]:
        own = child(self.paragraph, "pPr")
        for element in self.paragraph.iter(tag("r")):
            style = _text_style(self.styles.text(own, child(element, "rPr")))
            parent = element.getparent()
            if parent is not None and local(parent) == "fldSimple" and _is_page(attribute(parent, "instr")):
                self._found.append(Run("", style, page_number=True))
                continue
            for part in element:
                self._part(part, style)
        return self._found

    def _part(self, part: Element, style: TextStyle) -> None:
        name = local(part)
        if name in _REFUSED:
            raise refuse(name, self.paragraph)
        if name == "fldChar":
            self._field(attribute(part, "fldCharType") or "", style)
        elif name == "instrText" and self._instruction is not None:
            self._instruction += part.text or ""
        elif name == "t":
            self._add(printable(part.text or ""), style)
        elif name == "br":
            self._add(PAGE_BREAK if attribute(part, "type") == "page" else "\n", style)
        elif name in _MARKS:
            self._add(_MARKS[name], style)

    def _field(self, kind: str, style: TextStyle) -> None:
        if kind == "begin":
            self._instruction = ""
        elif kind == "separate":
            self._in_result = True
        else:
            if _is_page(self._instruction):
                self._found.append(Run("", style, page_number=True))
            self._instruction, self._in_result = None, False

    def _add(self, text: str, style: TextStyle) -> None:
        if self._in_result and _is_page(self._instruction):
            return
        if text:
            self._found.append(Run(text, style))


def _is_page(instruction: str | None) -> bool:
    return instruction is not None and instruction.split()[:1] == ["PAGE"]


def _split_pages(runs: list[Run]) -> list[list[Run]]:
    parts: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split(PAGE_BREAK)
        parts[-1].append(replace(run, text=first))
        parts.extend([replace(run, text=text)] for text in others)
    return parts
