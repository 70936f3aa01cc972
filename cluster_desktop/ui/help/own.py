"""The pages about the program itself: its keys, and what it is made of."""

from __future__ import annotations

import platform
from importlib import metadata
from typing import TYPE_CHECKING

from cluster_desktop import __version__
from cluster_desktop.ui.help.leaves import Block, Leaf, Link
from cluster_desktop.ui.help.manual import ABOUT, about_text
from cluster_desktop.ui.shell.actions import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEYS = "keys"
_OWN = "程序"

_IN_THE_FORM = (
    ("Tab、Shift+Tab", "下一格、上一格，次序和纸上相同"),
    ("空格", "勾选，再按一次取消"),
    ("Enter、方向键", "在表格里一格一格移动，Shift+Enter 向上"),
    ("F2", "改格子里的文字，再按回车移到下一格"),
    ("Esc", "退回这一格原来的内容"),
    ("Shift+方向键", "选中几格；Ctrl+C 复制，Ctrl+X 剪切，Delete 清空"),
    ("Ctrl+V", "从 Excel、WPS、Word 的表格粘贴几格"),
    ("Alt+Insert、Alt+Delete", "在三年目标表里加一行、删一行"),
    ("Alt+↑、Alt+↓", "三年目标表的一行、一份佐证材料上移、下移"),
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
    return Leaf(KEYS, _OWN, "全部快捷键", tuple(blocks))


def about_leaf(folder: Path) -> Leaf:
    """Version, where the drafts are, licences of the program, its fonts and its libraries."""
    text = about_text()
    first = (
        Block("pair", __version__, lead="版本"),
        Block("pair", str(folder), lead="数据文件夹", links=(Link("打开", "do:folder"),)),
    )
    return Leaf(ABOUT, _OWN, text.title, (*first, *text.blocks, Block("heading", "程序库"), *libraries()))


def libraries() -> Iterator[Block]:
    """What the program stands on: name, version and licence."""
    yield Block("pair", f"{platform.python_version()}　PSF", lead="Python")
    for name, licence in _LICENCES.items():
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            version = ""
        yield Block("pair", f"{version}　{licence}".strip("　"), lead=name)
