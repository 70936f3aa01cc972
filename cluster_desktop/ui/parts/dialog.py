"""A dialog in which Tab goes as one reads."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from cluster_desktop.ui.parts.tabs import go_on


class Dialog(QDialog):
    """For dialogs whose controls are not made in the order in which they stand, or not all at once."""

    def focusNextPrevChild(self, forward: bool, /) -> bool:  # noqa: FBT001  Qt's own signature
        """Go on to what one reads next."""
        return go_on(self, forward=forward)
