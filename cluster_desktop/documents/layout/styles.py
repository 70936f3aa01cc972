"""The styles of a document, and what paragraphs, runs and tables inherit from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.ooxml import attribute, child, children, local, without_namespace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.documents.layout.ooxml import Element

Properties = dict[str, str]
"""Properties as text by `name` (its `val`) and `name/attribute`."""
_SCRIPTS = ("ascii", "hAnsi", "eastAsia")


def flatten(properties: Element | None) -> Properties:
    """The properties in an element such as `w:pPr`.

    Those of several styles are overlaid with `|`, which is how Word inherits: by single attribute.
    """
    found: Properties = {}
    for element in () if properties is None else properties:
        name = local(element)
        if not element.attrib:
            found[name] = ""
        for key, value in element.attrib.items():
            attribute_name = without_namespace(str(key))
            found[name if attribute_name == "val" else f"{name}/{attribute_name}"] = str(value)
        if name == "rFonts":
            _resolve_theme(found)
    return found


def _resolve_theme(found: Properties) -> None:
    """A font of the theme (宋体 or 等线 in Chinese documents) stands before one that is named beside it."""
    for script in _SCRIPTS:
        if f"rFonts/{script}Theme" in found:
            found[f"rFonts/{script}"] = ""


class Styles:
    """The styles of a document, with what each inherits."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._default = ""
        self._flat: dict[tuple[str, str], Properties] = {}
        defaults = child(root, "docDefaults")
        self._base = {
            "rPr": flatten(child(child(defaults, "rPrDefault"), "rPr")),
            "pPr": flatten(child(child(defaults, "pPrDefault"), "pPr")),
        }
        for style in () if root is None else children(root, "style"):
            name = attribute(style, "styleId") or ""
            self._elements[name] = style
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true", "on"}:
                self._default = name

    def paragraph(self, own: Element | None, table: str = "") -> Properties:
        """The properties of a paragraph whose `w:pPr` is `own`, in a table of the style `table`."""
        inherited = self._chain(table, "pPr") | self._chain(self.name(own), "pPr")
        return self._base["pPr"] | inherited | flatten(own)

    def text(self, own: Element | None, paragraph: str = "", table: str = "") -> Properties:
        """The properties of text whose `w:rPr` is `own`, in a paragraph and a table of these styles."""
        flat = flatten(own)
        inherited = self._chain(table, "rPr") | self._chain(paragraph or self._default, "rPr")
        return self._base["rPr"] | inherited | self._chain(flat.get("rStyle", ""), "rPr") | flat

    def name(self, paragraph: Element | None) -> str:
        """The style of a paragraph whose `w:pPr` is given."""
        return attribute(child(paragraph, "pStyle")) or self._default

    def paragraph_parts(self, own: Element | None, name: str) -> Iterator[Element]:
        """The elements called `name` that govern a paragraph whose `w:pPr` is `own`, the nearest first."""
        lineage = (child(style, "pPr") for style in self._lineage(self.name(own)))
        for properties in (own, *lineage):
            part = child(properties, name)
            if part is not None:
                yield part

    def table_parts(self, own: Element | None, name: str) -> list[Element]:
        """The elements called `name` that govern a table whose `w:tblPr` is `own`, the nearest first."""
        found = [child(own, name)]
        found += [
            child(child(style, "tblPr"), name)
            for style in self._lineage(attribute(child(own, "tblStyle")) or "")
        ]
        return [element for element in found if element is not None]

    def numbering(self, style: str) -> Element | None:
        """The numbering that a style of lists names (`w:numPr`)."""
        return next(
            (
                part
                for element in self._lineage(style)
                if (part := child(child(element, "pPr"), "numPr")) is not None
            ),
            None,
        )

    def _chain(self, style: str, part: str) -> Properties:
        key = (style, part)
        if key not in self._flat:
            found: Properties = {}
            for element in reversed(self._lineage(style)):
                found |= flatten(child(element, part))
            self._flat[key] = found
        return self._flat[key]

    def _lineage(self, style: str) -> list[Element]:
        found: list[Element] = []
        while style in self._elements and self._elements[style] not in found:
            found.append(self._elements[style])
            style = attribute(child(found[-1], "basedOn")) or ""
        return found
