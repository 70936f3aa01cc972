"""Reading WordprocessingML: names, measures, and the chains of styles."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lxml.etree import _Element  # pyright: ignore[reportPrivateUsage]

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Element: TypeAlias = _Element

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_OFF = frozenset({"0", "false", "off", "none"})


def tag(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{_MAIN}}}{name}"


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""  # pyright: ignore[reportUnnecessaryIsInstance]


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name."""
    return None if element is None else element.find(tag(name))


def children(element: Element, name: str) -> Iterator[Element]:
    """The children of that name."""
    return element.iterchildren(tag(name))


def attribute(element: Element | None, name: str = "val") -> str | None:
    """An attribute of an element that may not be there."""
    return None if element is None else element.get(tag(name))


def points(twips: str | None, default: float = 0.0) -> float:
    """A measure given in twentieths of a point."""
    return default if twips is None else float(twips) / 20


def flatten(properties: Element | None) -> dict[str, str]:
    """The properties in an element such as `w:pPr`, as text by `name` (its `val`) and `name/attribute`.

    Flat properties of several styles are overlaid with `|`, which is how Word inherits: by single attribute.
    """
    found: dict[str, str] = {}
    for element in () if properties is None else properties:
        name = local(element)
        if not element.attrib:
            found[name] = ""
        for key, value in element.attrib.items():
            attribute_name = str(key).rpartition("}")[2]
            found[name if attribute_name == "val" else f"{name}/{attribute_name}"] = str(value)
    return found


def is_on(properties: Mapping[str, str], name: str) -> bool:
    """Whether a switch such as bold or cantSplit is present and not turned off."""
    return name in properties and properties[name] not in _OFF


class Styles:
    """The styles of a document, with what each inherits."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._default = ""
        self._flat: dict[tuple[str, str], dict[str, str]] = {}
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

    def paragraph(self, own: Element | None) -> dict[str, str]:
        """The properties of a paragraph whose `w:pPr` is `own`."""
        return self._base["pPr"] | self._chain(self._style_of(own), "pPr") | flatten(own)

    def text(self, paragraph: Element | None, own: Element | None) -> dict[str, str]:
        """The properties of text whose `w:rPr` is `own`, in a paragraph whose `w:pPr` is `paragraph`."""
        flat = flatten(own)
        inherited = self._chain(self._style_of(paragraph), "rPr") | self._chain(flat.get("rStyle", ""), "rPr")
        return self._base["rPr"] | inherited | flat

    def table_parts(self, own: Element | None, name: str) -> list[Element]:
        """The elements called `name` that govern a table whose `w:tblPr` is `own`, the nearest first."""
        found = [child(own, name)]
        found += [
            child(child(style, "tblPr"), name) for style in self._lineage(flatten(own).get("tblStyle", ""))
        ]
        return [element for element in found if element is not None]

    def _style_of(self, paragraph: Element | None) -> str:
        return attribute(child(paragraph, "pStyle")) or self._default

    def _chain(self, style: str, part: str) -> dict[str, str]:
        key = (style, part)
        if key not in self._flat:
            found: dict[str, str] = {}
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
