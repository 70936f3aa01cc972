"""Where a system keeps the faces that have rare characters: on Windows, on Kylin and UOS, on Debian.

They are found by the names of their files, without Qt and without fontconfig, and only files known to be good
are asked: a stop-gap face that draws a box, or nothing, for every character would pass for a real one.
"""

from __future__ import annotations

import os
import re
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from cluster_desktop.documents.faces.face import FoundFace
from cluster_desktop.documents.faces.font_file import faces_in

if TYPE_CHECKING:
    from collections.abc import Iterable

_KNOWN = (
    "simsunb.ttf",  # SimSun-ExtB: Windows in every edition for China
    "simsunextg.ttf",  # SimSun-ExtG: Windows 11
    "*gb18030*",  # 方正 and CESI faces of Kylin and UOS
    "fzs*extended*",  # 方正宋体-超大字符集, with Office
    "plangothic*-regular.*",
    "babelstonehan.ttf",
    "th-tshyn-p*.ttf",
    "mingliub.ttc",
    "hanamina.ttf",
    "hanaminb.ttf",
    "jigmo*.ttf",
    "notoserifcjk-regular.ttc",
    "notoserifcjksc-regular.otf",
    "sourcehanserif*-regular.*",
    "notosanscjk-regular.ttc",
    "notosanscjksc-regular.otf",
    "sourcehansans*-regular.*",
    "simsun.ttc",
    "msyh.ttc",
    "simhei.ttf",
    "msjh.ttc",
    "uming.ttc",
    "wqy-zenhei.ttc",
    "wqy-microhei.ttc",
    "droidsansfallback*.ttf",
)
"""Files with characters that the bundled faces lack, as patterns in lower case; the first is asked first."""
_OTHER_COUNTRIES = re.compile("CJK(jp|kr|tc|hk)|SourceHan(Sans|Serif)(HW|K|TC|HC|TW|HK)?-")
"""Faces of Noto CJK and Source Han that draw hanzi as other countries do."""
_SUFFIXES = {".ttf", ".ttc", ".otf", ".otc"}


def system_folders() -> list[Path]:
    """The folders in which systems keep fonts, the user's own last."""
    home = Path.home()
    folders = [
        *(Path(root) / "Fonts" for root in [os.environ.get("WINDIR")] if root),
        *(Path(root, "Microsoft", "Windows", "Fonts") for root in [os.environ.get("LOCALAPPDATA")] if root),
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share", "fonts"),
        home / ".fonts",
    ]
    return [folder for folder in folders if folder.is_dir()]


def rare_files(folders: Iterable[Path]) -> list[Path]:
    """The files below `folders` that may have rare characters, in the order of `_KNOWN`, each name once."""
    found: dict[str, Path] = {}
    for folder in folders:
        for parent, _, names in os.walk(folder):
            for name in names:
                if Path(name).suffix.lower() in _SUFFIXES:
                    found.setdefault(name.lower(), Path(parent, name))
    ranked = ((_rank(name), name, path) for name, path in found.items())
    return [path for rank, _, path in sorted(ranked) if rank < len(_KNOWN)]


def faces_of(files: Iterable[Path]) -> list[FoundFace]:
    """The faces in `files`, those that draw hanzi as on the mainland before the others."""
    faces = [
        FoundFace(f"{path.name}-{index}" if index else path.name, path, index)
        for path in files
        for index in range(faces_in(path))
    ]
    return sorted(faces, key=lambda face: _OTHER_COUNTRIES.search(face.family) is not None)


def _rank(name: str) -> int:
    return next((number for number, known in enumerate(_KNOWN) if fnmatchcase(name, known)), len(_KNOWN))
