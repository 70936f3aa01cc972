"""How large the pictures of a PDF are drawn on its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Matrix, Name

if TYPE_CHECKING:
    from collections.abc import Iterator

Size = tuple[float, float]
_DEEP = 6
"""Forms within forms that are followed."""


def drawn_sizes(pdf: pikepdf.Pdf) -> dict[tuple[int, int], Size]:
    """Width and height in points of every picture by its object number, of one drawn twice the larger.

    Pictures that are drawn in another way (as patterns, inline) are not among them.
    """
    found: dict[tuple[int, int], Size] = {}
    kept: set[tuple[int, int]] = set()
    for page in pdf.pages:
        unit = float(page.obj.get("/UserUnit", 1))
        for picture, (width, height) in _drawn(page, page.resources, Matrix(unit, 0, 0, unit, 0, 0), _DEEP):
            before = found.get(picture, (0.0, 0.0))
            found[picture] = max(before[0], width), max(before[1], height)
        kept |= _in_patterns(page)
    return {picture: size for picture, size in found.items() if picture not in kept}


def _drawn(
    content: pikepdf.Page | pikepdf.Stream, resources: pikepdf.Object, start: Matrix, deep: int
) -> Iterator[tuple[tuple[int, int], Size]]:
    pictures = resources.get("/XObject", pikepdf.Dictionary())
    if not len(pictures):
        return
    matrix, saved = start, list[Matrix]()
    for step in pikepdf.parse_content_stream(content, "q Q cm Do"):
        match str(step.operator):
            case "q":
                saved.append(matrix)
            case "Q":
                matrix = saved.pop() if saved else start
            case "cm":
                matrix = Matrix(*(float(number) for number in step.operands)) @ matrix
            case _:
                called = pictures.get(str(step.operands[0]))
                if isinstance(called, pikepdf.Stream):
                    yield from _called(called, resources, matrix, deep)


def _called(
    called: pikepdf.Stream, resources: pikepdf.Object, matrix: Matrix, deep: int
) -> Iterator[tuple[tuple[int, int], Size]]:
    if called.get("/Subtype") == Name.Image:
        width = (matrix.a**2 + matrix.b**2) ** 0.5
        height = (matrix.c**2 + matrix.d**2) ** 0.5
        yield called.objgen, (width, height)
    elif called.get("/Subtype") == Name.Form and deep:
        own = called.get("/Matrix")
        inner = Matrix(*(float(number) for number in own.as_list())) @ matrix if own is not None else matrix
        yield from _drawn(called, called.get("/Resources", resources), inner, deep - 1)


def _in_patterns(page: pikepdf.Page) -> set[tuple[int, int]]:
    """Pictures that patterns draw, in what size nobody knows."""
    patterns = page.resources.get("/Pattern", pikepdf.Dictionary())
    found: set[tuple[int, int]] = set()
    for pattern in patterns.values() if isinstance(patterns, pikepdf.Dictionary) else ():
        inside = pattern.get("/Resources", pikepdf.Dictionary()).get("/XObject", pikepdf.Dictionary())
        found |= {picture.objgen for picture in inside.values()}
    return found
