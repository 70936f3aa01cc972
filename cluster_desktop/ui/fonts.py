"""The face of the window: the desktop's own Chinese sans, or the bundled one where it has none."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from cluster_desktop.resources import resource

_PREFERRED = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
)
_BUNDLED = ("NotoSansSC-Regular.ttf", "NotoSansSC-SemiBold.ttf")
_TEXT_POINTS = 10.5


def window_font(size: float = 1.0) -> QFont:
    """The body font, `size` times 10.5 pt; the bundled faces only where the desktop has no fitting family."""
    family = next((name for name in _PREFERRED if QFontDatabase.hasFamily(name)), None)
    if family is None:
        family = _load_bundled()
    font = QFont(family)
    font.setPointSizeF(_TEXT_POINTS * size)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


def _load_bundled() -> str:
    handles = [QFontDatabase.addApplicationFont(str(resource("fonts", name))) for name in _BUNDLED]
    families = QFontDatabase.applicationFontFamilies(handles[0])
    return families[0] if families else QFont().family()
