"""What the window remembers between two runs: who writes, how it looks, and where one was."""

from __future__ import annotations

import getpass
import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from collections.abc import Mapping

SIZES = {"小": 0.9, "标准": 1.0, "大": 1.15, "特大": 1.3}
"""The sizes of type by their words, as factors."""
SCHEMES = ("跟随系统", "浅色", "深色")
_YES = "yes"
_PLACES = 200
"""So many drafts are remembered; when one more comes, all others are forgotten."""


class Settings:
    """A small file beside the drafts, in `folder`."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)
        self.folder = path.parent

    @property
    def author(self) -> str:
        """Who is named in the history of changes; the user of the machine until someone says so."""
        return str(self._store.value("author", "")) or _user()

    @author.setter
    def author(self, name: str) -> None:
        self._store.setValue("author", name.strip())

    @property
    def unit(self) -> str:
        """The office that the author writes for; empty until someone says so."""
        return str(self._store.value("unit", ""))

    @unit.setter
    def unit(self, name: str) -> None:
        self._store.setValue("unit", name.strip())

    @property
    def asked(self) -> bool:
        """Whether the official was asked once for unit and name."""
        return bool(self._store.value("asked", "")) or bool(self._store.value("author", ""))

    @asked.setter
    def asked(self, asked: bool) -> None:
        self._store.setValue("asked", _YES if asked else "")

    @property
    def signature(self) -> str:
        """What stands in the history of changes: the unit and the author."""
        return " ".join(filter(None, (self.unit, self.author)))

    @property
    def size(self) -> str:
        """How large the type of the window is, one of `SIZES`."""
        noted = str(self._store.value("size", ""))
        return noted if noted in SIZES else "标准"

    @size.setter
    def size(self, words: str) -> None:
        self._store.setValue("size", words)

    @property
    def scheme(self) -> str:
        """Light or dark, one of `SCHEMES`."""
        noted = str(self._store.value("scheme", ""))
        return noted if noted in SCHEMES else SCHEMES[0]

    @scheme.setter
    def scheme(self, words: str) -> None:
        self._store.setValue("scheme", words)

    def place(self, draft: Path) -> Mapping[str, str]:
        """What was noted of the place in a draft."""
        self._store.beginGroup(f"places/{_key(draft)}")
        found = {name: str(self._store.value(name, "")) for name in self._store.childKeys()}
        self._store.endGroup()
        return found

    def keep_place(self, draft: Path, noted: Mapping[str, str]) -> None:
        """Note the place in a draft."""
        self._store.beginGroup("places")
        if len(self._store.childGroups()) >= _PLACES:
            self._store.remove("")
        self._store.endGroup()
        for name, value in noted.items():
            self._store.setValue(f"places/{_key(draft)}/{name}", value)

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


def _key(draft: Path) -> str:
    return quote(os.fsencode(draft), safe="")


def _user() -> str:
    try:
        return getpass.getuser()
    except OSError:
        return ""
