"""Automatic numbers: the label that Word puts before a paragraph of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.number_forms import formatted
from cluster_desktop.documents.layout.ooxml import attribute, child, children, number
from cluster_desktop.documents.layout.refusals import refuse

if TYPE_CHECKING:
    from cluster_desktop.documents.layout.ooxml import Element
    from cluster_desktop.documents.layout.styles import Styles

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_BEHIND = {"space": " ", "nothing": ""}


@dataclass(frozen=True)
class Label:
    """The label of one paragraph.

    `text` ends with what separates it from the words; `level` is the `w:lvl` that describes it, and `direct`
    says that the paragraph itself, not its style, names the list.
    """

    text: str
    level: Element
    direct: bool


class Numbering:
    """The lists of a document, counted in the order in which labels are asked for."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._kinds: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        for kind in () if root is None else children(root, "abstractNum"):
            self._kinds[attribute(kind, "abstractNumId") or ""] = kind
        for one in () if root is None else children(root, "num"):
            self._lists[attribute(one, "numId") or ""] = one
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Element, own: Element | None) -> Label | None:
        """The next label, for a `w:p` whose `w:pPr` is `own`; None where it is in no list.

        Raises:
            UnsupportedContent: the list counts in a way that is not known.
        """
        if not self._lists:
            return None
        naming = list(self._styles.paragraph_parts(own, "numPr"))
        name = next((found for part in naming if (found := attribute(child(part, "numId")))), "0")
        at = int(number(next((found for part in naming if (found := attribute(child(part, "ilvl")))), "0")))
        if name not in self._lists or not 0 <= at < _LEVELS:
            return None
        level = self._level(name, at)
        if level is None:
            return None
        counts = self._count(name, at)
        try:
            text = _PLACE.sub(
                lambda match: self._figure(name, int(match[1]) - 1, counts, level),
                attribute(child(level, "lvlText")) or "",
            )
        except KeyError:
            raise refuse("numFmt", paragraph) from None
        behind = _BEHIND.get(attribute(child(level, "suff")) or "tab", "\t")
        return Label(text + behind if text else "", level, child(own, "numPr") is not None)

    def _kind(self, name: str) -> tuple[str, Element | None]:
        """The list that a numbering instance counts in, and its description."""
        key = attribute(child(self._lists[name], "abstractNumId")) or ""
        kind = self._kinds.get(key)
        linked = attribute(child(kind, "numStyleLink"))
        if linked:
            naming = self._styles.numbering(linked)
            instance = self._lists.get(attribute(child(naming, "numId")) or "")
            described = self._kinds.get(attribute(child(instance, "abstractNumId")) or "")
            kind = described if described is not None else kind
        return key, kind

    def _override(self, name: str, at: int) -> Element | None:
        overrides = children(self._lists[name], "lvlOverride")
        return next((part for part in overrides if attribute(part, "ilvl") == str(at)), None)

    def _level(self, name: str, at: int) -> Element | None:
        own = child(self._override(name, at), "lvl")
        if own is not None:
            return own
        _, kind = self._kind(name)
        levels = () if kind is None else children(kind, "lvl")
        return next((level for level in levels if attribute(level, "ilvl") == str(at)), None)

    def _start(self, name: str, at: int) -> int:
        stated = attribute(child(self._override(name, at), "startOverride"))
        return int(number(stated or attribute(child(self._level(name, at), "start")), 1))

    def _count(self, name: str, at: int) -> list[int | None]:
        """Counts on at one level; those below begin anew."""
        counts = self._counts.setdefault(self._kind(name)[0], [None] * _LEVELS)
        restarts = child(self._override(name, at), "startOverride") is not None
        before = None if restarts and (name, at) not in self._begun else counts[at]
        self._begun.add((name, at))
        counts[at] = self._start(name, at) if before is None else before + 1
        counts[at + 1 :] = [None] * (_LEVELS - at - 1)
        return counts

    def _figure(self, name: str, at: int, counts: list[int | None], level: Element) -> str:
        described = self._level(name, at)
        form = attribute(child(described, "numFmt")) or "decimal"
        legal = child(level, "isLgl") is not None and attribute(child(level, "isLgl")) not in {"0", "false"}
        count = counts[at]
        return formatted(self._start(name, at) if count is None else count, "decimal" if legal else form)
