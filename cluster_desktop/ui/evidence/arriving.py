"""The ways in which files reach the window: chosen, a whole folder, or from the clipboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget


def ask_for_folder(parent: QWidget) -> Path | None:
    """Let the official choose a folder, all of whose files are to be taken in."""
    chosen = QFileDialog.getExistingDirectory(parent, "选择文件夹，其中的文件全部列出")
    return Path(chosen) if chosen else None


def pasted(data: QMimeData | None) -> tuple[list[Path], bytes]:
    """What lies on the clipboard: files, or else a picture as a PNG file; both empty where there is neither.

    `data` is None where the clipboard is empty, or another program holds it.
    """
    if data is None:
        return [], b""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files or not data.hasImage():
        return files, b""
    picture = data.imageData()
    return [], _png(picture) if isinstance(picture, QImage) and not picture.isNull() else b""


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # Qt's stub lacks the form that takes a device.
    picture.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(buffer.data().data())
