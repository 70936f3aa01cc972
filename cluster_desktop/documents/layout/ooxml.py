"""Reading WordprocessingML: names, measures, and the wrappers that stand around content."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from lxml.etree import _Element  # pyright: ignore[reportPrivateUsage]

from cluster_desktop.documents.word import WORD, UnfitWord

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Element: TypeAlias = _Element

RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = f"{RELATIONS}id"
_OFF = frozenset({"0", "false", "off", "none"})
_TWIPS_PER_POINT = 20
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
_LARGEST = 31_680
"""The largest measure that Word knows, in twentieths of a point: 22 inches."""
_OPENED = frozenset({"smartTag", "customXml", "ins", "moveTo", "hyperlink", "bdo", "dir", "sdtContent"})
_UNDERSTOOD = frozenset({"w14", "w15", "w16se", "w16cid", "wp14"})
"""Extensions of Word whose content is laid out; the rest gives way to what stands in for it."""


@cache
def tag(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{WORD}}}{name}"


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for comments and processing instructions."""
    full = element.tag
    return without_namespace(full) if isinstance(full, str) else ""  # pyright: ignore[reportUnnecessaryIsInstance]


@lru_cache(maxsize=1024)
def without_namespace(full: str) -> str:
    """A name as it stands in the file, without the prefix."""
    return full.rpartition("}")[2]


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name."""
    return None if element is None else next(element.iterchildren(tag(name)), None)


def children(element: Element, name: str) -> Iterator[Element]:
    """The children of that name."""
    return element.iterchildren(tag(name))


def attribute(element: Element | None, name: str = "val") -> str | None:
    """An attribute of an element that may not be there."""
    return None if element is None else element.get(tag(name))


def content(element: Element) -> Iterator[Element]:
    """The children of an element as printed: content controls, links and insertions are opened.

    Of alternatives the one that is understood stands; what was deleted or moved away is left out, with all
    else that prints nothing.
    """
    for part in element:
        name = local(part)
        if name == "sdt":
            inner = child(part, "sdtContent")
            yield from () if inner is None else content(inner)
        elif name in _OPENED:
            yield from content(part)
        elif name == "AlternateContent":
            yield from content(_alternative(part))
        else:
            yield part


def _alternative(element: Element) -> Element:
    for choice in element:
        wanted = set((choice.get("Requires") or "").split())
        if local(choice) == "Choice" and wanted and wanted <= _UNDERSTOOD:
            return choice
    fallback = next((part for part in element if local(part) == "Fallback"), None)
    if fallback is not None and len(fallback):
        return fallback
    return next((part for part in element if local(part) == "Choice"), element)


def number(text: str | None, default: float = 0.0) -> float:
    """A number in the file; `default` where there is none.

    Raises:
        UnfitWord: it is no number, or larger than any that Word writes.
    """
    if not text or text == "auto":
        return default
    try:
        found = float(text)
    except ValueError:
        found = _with_unit(text)
    if not abs(found) <= _LARGEST:
        raise UnfitWord(f"文件中有不合常理的尺寸“{text[:20]}”，需在 Word 中另存一份后再选")
    return found


def _with_unit(text: str) -> float:
    """A measure such as `2.5cm`, which newer files may have, in twentieths of a point."""
    try:
        return float(text[:-2]) * _UNITS[text[-2:]] * _TWIPS_PER_POINT
    except (ValueError, KeyError):
        raise UnfitWord(f"文件中的尺寸“{text[:20]}”无法读取，需在 Word 中另存一份后再选") from None


def points(twips: str | None, default: float = 0.0) -> float:
    """A measure given in twentieths of a point, in points.

    Raises:
        UnfitWord: it is no measure.
    """
    return number(twips, default * _TWIPS_PER_POINT) / _TWIPS_PER_POINT


def is_on(properties: Mapping[str, str], name: str, *, default: bool = False) -> bool:
    """Whether a switch such as bold or cantSplit is on; `default` where nothing is said."""
    return properties[name] not in _OFF if name in properties else default
