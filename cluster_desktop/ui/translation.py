"""Qt's own words, in Chinese."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class _OwnWords(QTranslator):
    """Words of Qt's file dialog that its own Chinese translation leaves in English."""

    _WORDS = MappingProxyType(
        {
            "&Look in:": "位置：",
            "Files of &type:": "文件类型：",
            "Folder": "文件夹",
            "File Folder": "文件夹",
            "All Files (*)": "所有文件 (*)",
        }
    )

    def translate(  # type: ignore[override]  None, which Qt takes for "ask the next", is not in the stubs
        self,
        context: str,  # noqa: ARG002
        text: str,
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str | None:
        """The Chinese words, or None where Qt has its own."""
        return self._WORDS.get(text)

    def isEmpty(self) -> bool:
        """Never: Qt would not ask an empty translator."""
        return False


def speak_chinese(app: QApplication) -> None:
    """Chinese words for Qt's own dialogs and menus, as far as they are shipped, and ours for the rest."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    shipped = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if shipped.load("qtbase_zh_CN", folder):
        app.installTranslator(shipped)
    app.installTranslator(_OwnWords(app))
