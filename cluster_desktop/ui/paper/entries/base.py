"""What all fields share: a path, a name for those who cannot see it, a state, and a note beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from cluster_desktop.ui.parts.basics import dress, text

if TYPE_CHECKING:
    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.values import Value


class Entry(QFrame):
    """A field of the form.  It fills its cell; the style sheet draws its frame from `state` and `held`.

    `edited` tells each change by the official with its raw value, `composing` whether an input method is
    in the middle of a word: until it is done nothing is saved or checked.
    """

    edited = Signal(str, object)
    composing = Signal(bool)
    walked = Signal(int, int)
    pasted = Signal(str)

    def __init__(self, field: Field, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.name = name
        self.setProperty("state", "plain")
        self.setProperty("held", "no")
        self._shown = ("plain", "")
        self._refusal: QLabel | None = None
        self._refused = ""
        self._unfit = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def path(self) -> str:
        """The path of the answer."""
        return self.field.path

    def inputs(self) -> list[QWidget]:
        """The widgets that take the keyboard, in order."""
        raise NotImplementedError

    def show_value(self, value: Value | None) -> None:
        """Show an answer without telling it as edited; the cursor stays where the text is the same."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Bring the cursor here."""
        self.inputs()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def hold(self, *, held: bool) -> None:
        """Draw the frame of the field in hand, or take it away."""
        dress(self, held="yes" if held else "no")

    def forget_typing(self) -> None:
        """Forget the steps of typing: what was left is undone in the draft."""

    def show_state(self, state: str, message: str) -> None:
        """Show the gravest finding: `error`, `warning`, `empty` (required, and nothing there) or `plain`."""
        if (state, message) == self._shown:
            return
        self._shown = (state, message)
        dress(self, state=state)
        for widget in self.inputs():
            widget.setAccessibleDescription(message)
        self.setToolTip(message)

    def show_refusal(self, message: str) -> None:
        """Say beside the field why what was typed is not kept; empty takes the note away."""
        self._refused = message
        self._show_note()

    def show_fit(self, words: str, *, fits: bool) -> None:
        """Say how the answer fits its cell on paper; here only where it does not."""
        self._unfit = "" if fits else words
        self._show_note()

    def show_below(self, widget: QWidget) -> None:
        """Have something below the field, within its cell."""
        self._column.addWidget(widget)

    def _show_note(self) -> None:
        message = self._refused or self._unfit
        if self._refusal is None:
            if not message:
                return
            self._refusal = text("", "refusal", wrap=True, parent=self)
            self._column.addWidget(self._refusal)
        self._refusal.setText(message)
        self._refusal.setVisible(bool(message))

    def _named(self, widget: QWidget, name: str | None = None) -> None:
        widget.setAccessibleName(name or self.name)
        widget.setObjectName(self.path)
