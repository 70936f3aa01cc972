"""The diagnostic file: what someone who is to help needs to know of this machine, and nothing of the form."""

from __future__ import annotations

import platform
import shutil
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from cluster_desktop import __version__
from cluster_desktop.drafts.shelf import SUFFIX
from cluster_desktop.ui.defects import DEFECTS_FILE
from cluster_desktop.ui.help.own import libraries
from cluster_desktop.ui.words import bytes_said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from cluster_desktop.ui.parts.strip import Strip

_NAME = "集群申报助手 诊断文件 {:%Y-%m-%d}.txt"


def ask_and_save(folder: Path, parent: QWidget, strip: Strip) -> None:
    """Ask where to put the diagnostic file, and write it; the strip says where it is, or why it is not."""
    proposed = _NAME.format(datetime.now().astimezone())
    chosen, _ = QFileDialog.getSaveFileName(parent, "保存诊断文件", proposed, "文本文件 (*.txt)")
    if not chosen:
        return
    try:
        with open(chosen, "w", encoding="utf-8-sig") as file:  # noqa: PTH123  a path of Qt's
            file.write(diagnosis(folder))
    except OSError as error:
        strip.show_words(f"诊断文件没有存成：{error.strerror}。换一个文件夹再试。")
    else:
        strip.show_words(f"诊断文件已保存：{chosen}", tone="note")


def diagnosis(folder: Path) -> str:
    """The text of the file, for the folder in which the program keeps its own."""
    return "\n".join(_lines(folder)) + "\n"


def _lines(folder: Path) -> Iterator[str]:
    now = datetime.now().astimezone()
    yield f"集群申报助手 {__version__} 诊断文件，{now:%Y-%m-%d %H:%M}"
    yield "不含申报内容、草稿名称、单位和人名。"
    yield ""
    yield f"系统：{platform.platform()}，{platform.machine()}"
    yield f"Python {platform.python_version()}，Qt {qVersion()}（{QGuiApplication.platformName()}）"
    for screen in QGuiApplication.screens():
        size = screen.size()
        yield f"屏幕：{size.width()}×{size.height()}，缩放 {screen.devicePixelRatio():.2f}"
    yield f"程序库：{'，'.join(f'{each.lead} {each.words}' for each in libraries())}"
    yield f"数据盘剩余空间：{_room(folder)}"
    yield f"草稿文件大小：{'、'.join(_sizes(folder)) or '没有草稿'}"
    yield ""
    yield "最近的程序问题："
    yield _defects(folder)


def _sizes(folder: Path) -> Iterator[str]:
    for file in sorted((folder / "drafts").glob(f"*{SUFFIX}")):
        yield bytes_said(file.stat().st_size)


def _room(folder: Path) -> str:
    try:
        return bytes_said(shutil.disk_usage(folder).free)
    except OSError as error:
        return f"读不出（{error.strerror}）"


def _defects(folder: Path) -> str:
    try:
        return (folder / DEFECTS_FILE).read_text(encoding="utf-8") or "没有记录。"
    except OSError:
        return "没有记录。"
