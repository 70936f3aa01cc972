"""The pages about the program itself: its keys, and what it is made of."""

from __future__ import annotations

import platform
from importlib import metadata
from typing import TYPE_CHECKING

from cluster_desktop import __version__
from cluster_desktop.ui.help.leaves import Block, Leaf
from cluster_desktop.ui.help.manual import ABOUT, MANUAL, about_text
from cluster_desktop.ui.shell.actions import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYS = "keys"

_IN_THE_FORM = (
    ("Tab、Shift+Tab", "下一格、上一格，次序和纸上相同"),
    ("空格", "勾选，再按一次取消"),
    ("Enter、方向键", "在年度表里移动"),
    ("Alt+1 … Alt+4", "选定几种填法中的一种"),
)
_LICENCES = {
    "PySide6-Essentials": "LGPL-3.0",
    "lxml": "BSD-3-Clause",
    "msgspec": "BSD-3-Clause",
    "openpyxl": "MIT",
    "pikepdf": "MPL-2.0",
    "pillow": "MIT-CMU",
    "platformdirs": "MIT",
    "pypdfium2": "Apache-2.0 / BSD-3-Clause",
    "python-docx": "MIT",
    "reportlab": "BSD-3-Clause",
}
"""The libraries that come with the program, as docs/dependencies.md has them."""


def keys_leaf() -> Leaf:
    """All keys, from the table that binds them."""
    blocks = [Block("pair", words, lead=key) for key, words in _IN_THE_FORM]
    blocks.append(Block("heading", "随处可用"))
    for each in ACTIONS:
        if each.keys:
            words = f"{each.words}：{each.about}" if each.about else each.words
            blocks.append(Block("pair", words, lead=each.key))
    return Leaf(KEYS, MANUAL, "全部快捷键", tuple(blocks))


def about_leaf() -> Leaf:
    """Version, licences of the program, its fonts and its libraries."""
    text = about_text()
    first = Block("pair", __version__, lead="版本")
    return Leaf(ABOUT, MANUAL, text.title, (first, *text.blocks, *_libraries()))


def _libraries() -> Iterator[Block]:
    yield Block("heading", "程序库")
    yield Block("pair", f"{platform.python_version()}　PSF", lead="Python")
    for name, licence in _LICENCES.items():
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            version = ""
        yield Block("pair", f"{version}　{licence}".strip("　"), lead=name)
