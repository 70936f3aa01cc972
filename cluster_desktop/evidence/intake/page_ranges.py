"""Pages as an official writes them: `1-3、5，8-` is 1, 2, 3, 5 and from 8 to the end."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Iterable

_BETWEEN = re.compile(r"[,，、;；\s]+")
_DASHES = str.maketrans(dict.fromkeys("–—－−~～至到", "-"))
_PIECE = re.compile(r"第?(\d{0,6})页?(?:(-)第?(\d{0,6})页?)?")


class PageRangeError(ClusterError):
    """Words that do not say which pages are meant."""


def parse_pages(text: str, pages: int) -> tuple[int, ...]:
    """The pages that `text` names, in its order, of a document of `pages`; all of them where it is empty.

    `7-5` runs backwards, `-4` begins with page 1, `8-` goes to the end.

    Raises:
        PageRangeError: a piece of it is no page, lies outside the document, or names a page again.
    """
    plain = re.sub(r"\s*-\s*", "-", unicodedata.normalize("NFKC", text).translate(_DASHES))
    pieces = [piece for piece in _BETWEEN.split(plain) if piece]
    found = [page for piece in pieces for page in _piece(piece, pages)] or list(range(1, pages + 1))
    seen: set[int] = set()
    for page in found:
        if page in seen:
            raise PageRangeError(f"第 {page} 页写了两次，同一页只能装订一次")
        seen.add(page)
    return tuple(found)


def pages_in_words(numbers: Iterable[int]) -> str:
    """`1–3、5、9–7`: runs up or down of three and more are drawn together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and _goes_on(runs[-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(
        f"{run[0]}–{run[-1]}" if len(run) > 2 else "、".join(str(number) for number in run) for run in runs
    )


def _goes_on(run: list[int], number: int) -> bool:
    step = number - run[-1]
    return abs(step) == 1 and (len(run) == 1 or step == run[-1] - run[-2])


def _piece(piece: str, pages: int) -> Iterable[int]:
    match = _PIECE.fullmatch(piece)
    if match is None or not (match[1] or match[3]):
        raise PageRangeError(f"“{piece}”看不出是哪几页。请写成 1-3、5、8- 这样")
    first = int(match[1] or 1)
    last = int(match[3] or pages) if match[2] else first
    for page in (first, last):
        if not 1 <= page <= pages:
            raise PageRangeError(f"没有第 {page} 页，这份材料共 {pages} 页")
    return range(first, last + 1) if first <= last else range(first, last - 1, -1)
