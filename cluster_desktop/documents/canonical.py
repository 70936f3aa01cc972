"""The one way to write an XML element down, for comparison.

lxml's own canonical form re-hangs the children of an inner element while it writes them, which crashes where
two threads read the same tree.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Collection

    from cluster_desktop.documents.word import Element

Canonical: TypeAlias = tuple[object, ...]


def canonical(element: Element, *, without: tuple[str, ...] = ()) -> Canonical:
    """An element with its attributes, text and children, those `without` left out; equal where they are."""
    return _of_text(etree.tostring(element, with_tail=False), without)


@lru_cache(maxsize=8192)
def _of_text(text: bytes, without: tuple[str, ...]) -> Canonical:
    return _of(etree.fromstring(text), without)


def _of(element: Element, without: Collection[str]) -> Canonical:
    inside = tuple(_of(part, without) for part in element if part.tag not in without)
    return (element.tag, tuple(sorted(element.items())), element.text or "", inside)
