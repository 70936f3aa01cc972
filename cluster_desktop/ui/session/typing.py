"""The answers as they are being typed: kept or refused, saved when the typing pauses."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cluster_desktop.forms.values import ValueRefused, clean_value
from cluster_desktop.ui.session.autosave import Autosave

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cluster_desktop.forms.fields import FieldIndex
    from cluster_desktop.forms.values import Value
    from cluster_desktop.ui.session.autosave import Haste


class Typing(QObject):
    """`answers` are those in the window, which the disk has once `autosave` says so.

    `answered` tells a path whose answer is new, `refused` a path whose text cannot be kept (with the reason,
    empty when it is over).  `dirty` gathers the paths that were not yet judged.
    """

    answered = Signal(str)
    refused = Signal(str, str)

    def __init__(
        self,
        index: FieldIndex,
        answers: Mapping[str, Value],
        store: Callable[[Mapping[str, Value | None]], object],
        parent: QObject | None = None,
        *,
        haste: Haste = nullcontext,
    ) -> None:
        super().__init__(parent)
        self._index = index
        self.answers: dict[str, Value] = dict(answers)
        self.refusals: dict[str, str] = {}
        self.dirty: set[str] = set(answers)
        self.autosave = Autosave(store, self, haste=haste)

    def type(self, path: str, raw: object) -> bool:
        """Take what was typed, ticked or chosen; tells whether the answer is another now."""
        try:
            value = clean_value(self._index[path], raw)
        except ValueRefused as refusal:
            self._refuse(path, refusal.message)
            return False
        self._refuse(path, "")
        if value == self.answers.get(path):
            return False
        self.autosave.put(path, value)
        self._note(path, value)
        return True

    def show(self, path: str, value: Value | None) -> None:
        """Have the answer that the draft holds by now, unless another waits to be saved there.

        A text that was refused there is gone.
        """
        if self.autosave.waits(path):
            return
        self._refuse(path, "")
        if value != self.answers.get(path):
            self._note(path, value)

    def _refuse(self, path: str, message: str) -> None:
        if message == self.refusals.get(path, ""):
            return
        if message:
            self.refusals[path] = message
        else:
            del self.refusals[path]
        self.refused.emit(path, message)
        self.autosave.state_changed.emit()

    def _note(self, path: str, value: Value | None) -> None:
        if value is None:
            self.answers.pop(path, None)
        else:
            self.answers[path] = value
        self.dirty.add(path)
        self.answered.emit(path)
