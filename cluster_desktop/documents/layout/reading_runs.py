"""The runs of a paragraph: text, breaks, tabs, fields, check boxes, signs and pictures."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from cluster_desktop.documents.fonts import printable
from cluster_desktop.documents.layout.model import Field, Fit, Run
from cluster_desktop.documents.layout.ooxml import attribute, child, content, is_on, local, points, tag
from cluster_desktop.documents.layout.reading_pictures import read_picture
from cluster_desktop.documents.layout.refusals import REFUSED, refuse
from cluster_desktop.documents.layout.styles import flatten
from cluster_desktop.documents.symbols import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.documents.layout.context import Context
    from cluster_desktop.documents.layout.model import TextStyle
    from cluster_desktop.documents.layout.ooxml import Element

PAGE_BREAK = "\f"
_MARKS = {"cr": "\n", "noBreakHyphen": "-", "tab": "\t"}
_COUNTED: dict[str, Field] = {"PAGE": "PAGE", "NUMPAGES": "NUMPAGES", "SECTIONPAGES": "SECTIONPAGES"}
_BOXES = {True: "☑", False: "□"}
_SET = frozenset({"drawing", "sym"})
"""What is refused only where it is of an unknown kind."""
_SYMBOL_FONTS = frozenset({"Wingdings", "Wingdings 2", "Wingdings 3", "Webdings", "Symbol"})
_PRIVATE = 0xF000
"""Word adds this to the codes of symbol fonts."""


@dataclass
class _Open:
    """A field being read: its instruction, and what Word last put in its place."""

    instruction: str = ""
    part: Literal["instruction", "result"] = "instruction"
    result: str = ""
    style: TextStyle | None = None

    @property
    def name(self) -> str:
        return next(iter(self.instruction.split()), "").upper()


@dataclass
class RunReader:
    """Collects the runs of one paragraph of the style `style`.

    Fields other than page numbers show the result that Word stored.
    """

    paragraph: Element
    style: str
    context: Context
    _found: list[Run] = field(default_factory=list[Run])
    _fields: list[_Open] = field(default_factory=list[_Open])

    def read(self) -> list[Run]:
        """All runs; page and column breaks stand in them as form feeds.

        Raises:
            UnsupportedContent: the paragraph holds something that cannot be set.
            UnfitWord: a measure is impossible.
        """
        self._walk(self.paragraph)
        return self._found

    def _walk(self, element: Element) -> None:
        for part in content(element):
            name = local(part)
            if name == "r":
                self._run(part)
            elif name == "fldSimple":
                self._simple_field(part)
            elif name in REFUSED:
                raise refuse(name, self.paragraph)

    def _run(self, run: Element) -> None:
        look = self.context.looks.of(child(run, "rPr"), self.style, self.context.table_style)
        style, properties = look.style, look.properties
        hidden = is_on(properties, "vanish")
        for name in ("strike", "dstrike"):
            if is_on(properties, name) and not hidden:
                raise refuse("strike", self.paragraph)
        begin = len(self._found)
        for part in content(run):
            self._part(part, style, properties, hidden=hidden)
        if "fitText" in properties:
            fit = Fit(properties.get("fitText/id", ""), max(0.0, points(properties["fitText"])))
            self._found[begin:] = [replace(found, fit=fit) for found in self._found[begin:]]

    def _part(self, part: Element, style: TextStyle, properties: Mapping[str, str], *, hidden: bool) -> None:
        name = local(part)
        if name == "fldChar":
            self._field_mark(part, style)
        elif name == "instrText":
            if self._fields:
                self._fields[-1].instruction += part.text or ""
        elif self.context.in_note and next(part.iter(tag("txbxContent")), None) is not None:
            return
        elif name in REFUSED and name not in _SET:
            raise refuse(name, self.paragraph)
        elif name == "drawing" and not hidden:
            picture = read_picture(part, self.paragraph, self.context.pictures)
            self._found.append(Run("", style, picture=picture))
        elif not hidden:
            self._add(self._printed(part, properties), style)

    def _printed(self, part: Element, properties: Mapping[str, str]) -> str:
        name = local(part)
        if name == "t":
            return self._words(part.text or "", properties)
        if name == "br":
            return PAGE_BREAK if attribute(part, "type") in {"page", "column"} else "\n"
        if name == "sym":
            return self._sign(attribute(part, "char") or "", attribute(part, "font") or "")
        return _MARKS.get(name, "")

    def _words(self, text: str, properties: Mapping[str, str]) -> str:
        font = properties.get("rFonts/ascii", "")
        if font in _SYMBOL_FONTS and properties.get("rFonts/hint") != "eastAsia":
            text = "".join(self._sign(_code(char), font) if _is_coded(char) else char for char in text)
        text = printable(text)
        return text.upper() if is_on(properties, "caps") else text

    def _sign(self, code: str, font: str) -> str:
        found = SYMBOLS.get((font, code.upper()))
        if found is None:
            raise refuse("sym", self.paragraph)
        return found

    def _add(self, text: str, style: TextStyle) -> None:
        """Text goes to the page, or is what a page number last was, or an instruction."""
        open_field = self._fields[-1] if self._fields else None
        if open_field is not None and open_field.part == "instruction":
            return
        if open_field is not None and open_field.name in _COUNTED:
            open_field.result += text
            open_field.style = open_field.style or style
        elif text:
            self._found.append(Run(text, style))

    def _field_mark(self, mark: Element, style: TextStyle) -> None:
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            self._fields.append(_Open())
            box = child(child(mark, "ffData"), "checkBox")
            if box is not None:
                self._found.append(Run(_BOXES[_is_ticked(box)], style))
        elif kind == "separate" and self._fields:
            self._fields[-1].part = "result"
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if ended.name == "EQ":
                raise refuse("oMath", self.paragraph)
            if ended.name in _COUNTED:
                self._found.append(Run(ended.result, ended.style or style, _COUNTED[ended.name]))

    def _simple_field(self, element: Element) -> None:
        name = next(iter((attribute(element, "instr") or "").split()), "").upper()
        before = len(self._found)
        self._walk(element)
        if name in _COUNTED:
            results = self._found[before:]
            del self._found[before:]
            style = results[0].style if results else self.context.looks.of(None, self.style).style
            self._found.append(Run("".join(run.text for run in results), style, _COUNTED[name]))


def _is_coded(char: str) -> bool:
    """Whether a character is the code of a sign, and no hanzi or space."""
    return "!" <= char <= "ÿ" or "\uf000" <= char <= "\uf0ff"


def _code(char: str) -> str:
    return f"{ord(char) | _PRIVATE:04X}"


def _is_ticked(box: Element) -> bool:
    properties = flatten(box)
    return is_on(properties, "checked" if "checked" in properties else "default")
