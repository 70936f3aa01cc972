"""The look that the official chose: light or dark, and the size of type; put on at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from cluster_desktop.ui.settings import SIZES
from cluster_desktop.ui.theme import apply_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cluster_desktop.ui.settings import Settings

_SCHEMES = {"浅色": Qt.ColorScheme.Light, "深色": Qt.ColorScheme.Dark}


def put_on(app: QApplication, settings: Settings, desktop: Qt.ColorScheme | None = None) -> None:
    """Dress the application as the settings say; where they leave it to the desktop, as that has it."""
    size = SIZES[settings.size]
    own = app.styleHints().colorScheme() if desktop is None else desktop
    apply_theme(app, _SCHEMES.get(settings.scheme, own), size)
