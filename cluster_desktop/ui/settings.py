"""What the window remembers between two runs: who writes, and where packages were put."""

from __future__ import annotations

import getpass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class Settings:
    """A small file beside the drafts."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def author(self) -> str:
        """Who is named in the history of changes; the user of the machine until someone says so."""
        return str(self._store.value("author", "")) or _user()

    @author.setter
    def author(self, name: str) -> None:
        self._store.setValue("author", name.strip())

    @property
    def out_folder(self) -> Path:
        """Where the last package was put; the official's own folder at first."""
        noted = str(self._store.value("out", ""))
        return Path(noted) if noted and Path(noted).is_dir() else Path.home()

    @out_folder.setter
    def out_folder(self, folder: Path) -> None:
        self._store.setValue("out", str(folder))

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window was."""
        noted = self._store.value("geometry")
        return noted if isinstance(noted, QByteArray) else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("geometry", geometry)


def _user() -> str:
    try:
        return getpass.getuser()
    except OSError:
        return ""
