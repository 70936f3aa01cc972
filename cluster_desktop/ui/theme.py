"""The look as data: colour tokens in a light and a dark set, and the style sheet made from them.

Only `apply_theme` touches the application; everything else here is a pure value.  The one accent marks
what can be acted on, red an error, amber a warning, green what is done, each beside a word or a sign.
"""

from __future__ import annotations

import re
from string import Template
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

from cluster_desktop.resources import resource
from cluster_desktop.ui.fonts import window_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


_POINTS = re.compile(r"\b(\d+(?:\.\d+)?)pt\b")


class Tokens(NamedTuple):
    """One set of colours.

    `link` is the accent where it is text, `button` where text stands on it, `edge` the frame of a control;
    `error_line` and `warning_line` frame what is wrong: quieter than the words, which must be read.
    """

    desk: str
    rail: str
    surface: str
    paper: str
    text: str
    secondary: str
    faint: str
    line: str
    table_line: str
    edge: str
    label: str
    head: str
    empty: str
    accent: str
    on_accent: str
    soft_accent: str
    link: str
    button: str
    error: str
    warning: str
    done: str
    error_line: str
    warning_line: str
    soft_error: str
    soft_warning: str
    soft_done: str
    quiet: str


LIGHT = Tokens(
    desk="#eef0f3",
    rail="#fafbfc",
    surface="#ffffff",
    paper="#ffffff",
    text="#1f2933",
    secondary="#5b6675",
    faint="#66717f",
    line="#d9dde3",
    table_line="#98a2b0",
    edge="#808b98",
    label="#f6f7f9",
    head="#f0f2f5",
    empty="#fffdf5",
    accent="#1f5fa8",
    on_accent="#ffffff",
    soft_accent="#e4edf7",
    link="#1f5fa8",
    button="#1f5fa8",
    error="#b3261e",
    warning="#8f5400",
    done="#28704a",
    error_line="#c8605a",
    warning_line="#b3802e",
    soft_error="#fbeceb",
    soft_warning="#fbf1dc",
    soft_done="#e6f3ec",
    quiet="#e3e7ec",
)

DARK = Tokens(
    desk="#15181c",
    rail="#191d22",
    surface="#1d2126",
    paper="#1f242a",
    text="#e4e8ee",
    secondary="#a3aebd",
    faint="#98a3b1",
    line="#2f353d",
    table_line="#4a5460",
    edge="#6b7684",
    label="#262c33",
    head="#2a3139",
    empty="#2a271b",
    accent="#3b82cf",
    on_accent="#ffffff",
    soft_accent="#20344a",
    link="#7db4ef",
    button="#2b6fb8",
    error="#ff9d94",
    warning="#f0b95a",
    done="#7fd1a0",
    error_line="#c75f58",
    warning_line="#a8822f",
    soft_error="#3a2427",
    soft_warning="#352c1a",
    soft_done="#1e3229",
    quiet="#2a3037",
)

_ROLES = {
    QPalette.ColorRole.Window: "desk",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "paper",
    QPalette.ColorRole.AlternateBase: "label",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "button",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.Mid: "line",
}


def tokens(scheme: Qt.ColorScheme) -> Tokens:
    """The colours for a desktop's scheme; light where the desktop does not say."""
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def palette(colours: Tokens) -> QPalette:
    """The same colours as Qt's roles, for what the style sheet does not name (dialogs, menus, tips)."""
    result = QPalette()
    for role, name in _ROLES.items():
        result.setColor(role, QColor(getattr(colours, name)))
    faint = QColor(colours.faint)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        result.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return result


def style_sheet(colours: Tokens, size: float = 1.0) -> str:
    """`resources/style/window.qss` with the tokens put in and its type `size` times as large.

    Raises:
        KeyError: it names a token that does not exist.
    """
    icons = resource("icons").as_posix()
    template = Template(resource("style", "window.qss").read_text(encoding="utf-8"))
    sheet = template.substitute(colours._asdict(), icons=icons)
    return sheet if size == 1 else _POINTS.sub(lambda points: f"{float(points[1]) * size:.2f}pt", sheet)


def apply_theme(app: QApplication, scheme: Qt.ColorScheme, size: float = 1.0) -> None:
    """Dress the whole application; can be called again when scheme or size of type are others."""
    colours = tokens(scheme)
    app.setPalette(palette(colours))
    app.setStyleSheet(style_sheet(colours, size))
    # After the sheet, which brings back what GNOME and those like it have for labels, buttons and lists.
    app.setFont(window_font(size))
