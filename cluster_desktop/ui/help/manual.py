"""The manual: short pages in plain words, files in `resources/help/`.

A file is one page: its first line `# title`, then `## heading`, `- item` and paragraphs, each on one line.
A line `[words](target)` is a link; `leaves.Link` says where to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cluster_desktop.resources import resource
from cluster_desktop.ui.help.leaves import Block, BlockKind, Leaf, Link

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANUAL = "使用说明"
ABOUT = "about"

_LINK = re.compile(r"\[([^\]]+)\]\(([a-z]+:[^)]*)\)")
_MARKS: dict[str, BlockKind] = {"## ": "heading", "- ": "item"}


def manual() -> tuple[Leaf, ...]:
    """The pages of the manual in their order, without the one about the program."""
    return tuple(leaf for leaf in map(_leaf, _files()) if leaf.key != ABOUT)


def about_text() -> Leaf:
    """What the program is and under which licence it stands."""
    return next(leaf for leaf in map(_leaf, _files()) if leaf.key == ABOUT)


def _files() -> list[Path]:
    return sorted(resource("help").glob("*.md"))


def _leaf(file: Path) -> Leaf:
    first, *lines = file.read_text(encoding="utf-8").splitlines()
    key = file.stem.partition("-")[2]
    return Leaf(key, MANUAL, first.removeprefix("# "), tuple(_blocks(lines)))


def _blocks(lines: list[str]) -> Iterator[Block]:
    for line in lines:
        if not line.strip():
            continue
        if found := _LINK.fullmatch(line.strip()):
            yield Block("text", "", links=(Link(found[1], found[2]),))
            continue
        mark = next((mark for mark in _MARKS if line.startswith(mark)), "")
        yield Block(_MARKS.get(mark, "text"), line.removeprefix(mark))
