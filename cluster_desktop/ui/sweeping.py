"""Unreachable objects are collected on the window's thread alone, and never all objects while someone types.

Python collects on whatever thread happens to allocate, and a widget that it finds there is destroyed there,
which Qt does not survive.  To look through all that an open draft holds takes many times as long as a key may
wait: so what stays for long is set aside, and looked through again when it goes.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000
_GIVE_BACK_EVERY_MS = 10_000


class Sweeper(QObject):
    """Takes the collecting over from Python, from now until `stop`, by Python's own thresholds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.sweep)
        self._timer.start(_EVERY_MS)
        self._giving_back = QTimer(self)
        self._giving_back.timeout.connect(_give_back)
        self._giving_back.start(_GIVE_BACK_EVERY_MS)

    def sweep(self) -> None:
        """Collect the oldest generation that is due."""
        due = [
            generation
            for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most > 0
        ]
        if due:
            gc.collect(due[-1])

    def settle(self) -> None:
        """Set aside all that there is: it stays for as long as the draft is open."""
        gc.collect()
        gc.freeze()

    def unsettle(self) -> None:
        """Look through everything once, for the draft is closed, and set aside what is left."""
        gc.unfreeze()
        QTimer.singleShot(_EVERY_MS, self, self.settle)

    def stop(self) -> None:
        """Give the collecting back to Python, when no other thread runs any more."""
        self._timer.stop()
        self._giving_back.stop()
        gc.unfreeze()
        gc.enable()


def _give_back() -> None:
    """Return freed memory to the system, which the C library of Linux does not do by itself (2 ms)."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415  not before the window is up

        ctypes.CDLL(None).malloc_trim(0)
