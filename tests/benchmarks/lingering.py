"""Time for the window to live in, as it does between two keys of an official."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTimer


def linger(seconds: float) -> None:
    """Let events and tasks in the background go on; `QTest.qWait` keeps Python's other threads waiting."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
