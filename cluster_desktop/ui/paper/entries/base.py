"""What all fields share: a path, a name for those who cannot see it, a state, and a note beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from cluster_desktop.ui.paper.entries.keys import ENTER, bare, with_shift
from cluster_desktop.ui.parts.basics import ElidedButton, dress, text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.values import Value
    from cluster_desktop.ui.paper.entries.offer import Offer


class Entry(QFrame):
    """A field of the form.  It fills its cell; the style sheet draws its frame from `state` and `held`.

    `edited` tells each change by the official with its raw value, `composing` whether an input method is
    in the middle of a word: until it is done nothing is saved or checked.  `walked` asks for the cell so many
    rows and columns on, `stretched` to choose cells up to there, `reached` up to another entry; `in_block`
    says that this cell is one of several chosen, and `block_wanted` what is to be done with them.  `pasted`
    tells a block of cells from the clipboard, `adopted` the offer that is taken, `crossed` asks for the other
    place of a contradiction, `released` tells that the cursor left.
    """

    edited = Signal(str, object)
    composing = Signal(bool)
    walked = Signal(int, int)
    stretched = Signal(int, int)
    reached = Signal(object)
    block_wanted = Signal(str)
    pasted = Signal(object)
    adopted = Signal(str)
    crossed = Signal()
    released = Signal()

    def __init__(self, field: Field, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.name = name
        self.in_block = False
        self.held = False
        self.setProperty("state", "plain")
        self.setProperty("held", "no")
        self._shown = ("plain", "")
        self._about = ""
        self._refusal: QLabel | None = None
        self._cross: ElidedButton | None = None
        self._refused = ""
        self._mistyped = ""
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

    def words(self) -> str | None:
        """The text that stands in the cell; None where the answer is no text."""
        return None

    def show_value(self, value: Value | None) -> None:
        """Show an answer without telling it as edited; the cursor stays where the text is the same."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Bring the cursor here."""
        self.inputs()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def hold(self, *, held: bool) -> None:
        """Draw the frame of the field in hand, or take it away."""
        self.held = held
        dress(self, held="yes" if held else "no")
        if not held:
            self.released.emit()

    def choose(self, *, chosen: bool) -> None:
        """Draw the cell as one of several that are chosen, or no longer."""
        self.in_block = chosen
        dress(self, chosen="yes" if chosen else "no")

    def forget_typing(self) -> None:
        """Forget the steps of typing: what was left is undone in the draft."""

    def show_state(self, state: str, message: str) -> None:
        """Show the gravest finding: `error`, `warning`, `empty` (required, and nothing there) or `plain`."""
        if (state, message) == self._shown:
            return
        self._shown = (state, message)
        dress(self, state=state)
        self.setToolTip(message)
        self.describe(self._about)

    def describe(self, about: str) -> None:
        """Have a screen reader say what is wrong, then this."""
        self._about = about
        for widget in self.inputs():
            widget.setAccessibleDescription("".join((self._shown[1], about)))

    def show_refusal(self, message: str) -> None:
        """Say beside the field why what was typed is not kept; empty takes the note away."""
        self._refused = message
        self._show_note()

    def show_fit(self, words: str, *, fits: bool) -> None:
        """Say how the answer fits its cell on paper; here only where it does not."""
        self._unfit = "" if fits else words
        self._show_note()

    def show_offer(self, offer: Offer | None) -> None:
        """Offer what may be filled in, or nothing; kinds of fields that nothing is reckoned for show none."""

    def offered(self) -> Offer | None:
        """What is offered in the cell."""
        return None

    def show_cross(self, words: str, tone: str) -> None:
        """Name the other place that the answer contradicts, with a link to it; empty takes it away."""
        if self._cross is None:
            if not words:
                return
            self._cross = ElidedButton("", "cross", self)
            self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._cross.setCursor(Qt.CursorShape.PointingHandCursor)
            self._cross.clicked.connect(self.crossed)
            self._column.addWidget(self._cross)
        self._cross.show_words(words)
        dress(self._cross, tone=tone)
        self._cross.setVisible(bool(words))

    def show_below(self, widget: QWidget) -> None:
        """Have something below the field, within its cell."""
        self._column.addWidget(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field below, with Shift to the one above."""
        if event.key() in ENTER and (bare(event) or with_shift(event)):
            self.walked.emit(1 if bare(event) else -1, 0)
        else:
            super().keyPressEvent(event)

    def _show_note(self) -> None:
        message = self._refused or self._mistyped or self._unfit
        if self._refusal is None:
            if not message:
                return
            self._refusal = text("", "refusal", wrap=True, parent=self)
            self._column.addWidget(self._refusal)
        if message != self._refusal.text():
            self._refusal.setText(message)
            self._refusal.setAccessibleName(message)
        self._refusal.setVisible(bool(message))

    def _named(self, widget: QWidget, name: str | None = None) -> None:
        widget.setAccessibleName(name or self.name)
        widget.setObjectName(self.path)
