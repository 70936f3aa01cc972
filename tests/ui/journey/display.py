"""The X display that the program shows itself on: keys, the clipboard, windows, and pictures of it.

Everything goes through the X server (xdotool, xclip), nothing through Qt.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PIL import Image, ImageGrab

Found = TypeVar("Found")
PATIENCE_S = 30.0
_LOOK_EVERY_S = 0.03
_CLIPBOARD = ("-selection", "clipboard", "-t")
_WIDE = 40
"""Pixels in a row of one colour that make a ground, and not a line or a letter."""
_IN_QT = "text/plain"
"""A kind of words that Qt hands out, and xclip does not."""
_LONGEST_CALL_S = 20.0
_AT_REST_S = 0.4
_OUT_OF_THE_WAY = ("1365", "767")
"""The corner of the display that no window covers: a pointer over a window would show tips there."""


class NotThere(Exception):
    """What was waited for did not come."""


def until(what: str, look: Callable[[], Found], *, limit: float = PATIENCE_S) -> Found:
    """Look again and again until something is there; gives it.

    Raises:
        NotThere: it was not there within `limit` seconds; `what` names it.
    """
    end = time.monotonic() + limit
    while not (found := look()):
        if time.monotonic() > end:
            raise NotThere(f"not there after {limit:g} s: {what}")
        time.sleep(_LOOK_EVERY_S)
    return found


def press(*keys: str) -> None:
    """Press keys one after the other, each named as X names it."""
    if keys:
        _run("xdotool", "key", *keys)


def write(words: str) -> None:
    """Type Latin letters, digits and signs key by key."""
    _run("xdotool", "type", "--delay", "4", words)


def copy(words: str, target: str = "UTF8_STRING") -> None:
    """Put words on the clipboard as another program does; `target` names their kind.

    Returns when the display hands them out.
    """
    command, nowhere = ["xclip", "-in", *_CLIPBOARD, target], subprocess.DEVNULL
    data, limit = words.encode(), _LONGEST_CALL_S
    # It goes on in the background: with our output in its hands, whoever reads that would wait for it.
    subprocess.run(command, input=data, check=True, stdout=nowhere, stderr=nowhere, timeout=limit)
    until("the words on the clipboard", lambda: _handed_out(target) == words)


def paste(words: str) -> None:
    """Paste words into the line or the text that has the cursor, and copy out again what then stands there.

    Raises:
        NotThere: it is not these words.
    """
    copy(words)
    press("ctrl+v", "ctrl+a", "ctrl+c")
    until(f"“{words}” in the field", lambda: _from_the_program() == words)


def copied_out() -> str | None:
    """Copy what is chosen in the window; None where the program copied nothing since the last `copy`."""
    press("ctrl+c")
    return _from_the_program()


def go_to(words: str) -> None:
    """Find something by its words in the box that finds everything, and go there."""
    press("ctrl+f")
    paste(words)
    press("Return")


def _from_the_program() -> str | None:
    return _handed_out("UTF8_STRING") if _IN_QT in _handed_out("TARGETS").split() else None


def _handed_out(target: str) -> str:
    command = ["xclip", "-out", *_CLIPBOARD, target]
    found = subprocess.run(command, capture_output=True, check=False, timeout=_LONGEST_CALL_S)
    return found.stdout.decode()


def windows(title: str) -> list[str]:
    """The windows in sight whose title begins so, the last opened last."""
    search = ["xdotool", "search", "--onlyvisible", "--name", f"^{title}"]
    found = subprocess.run(search, capture_output=True, text=True, check=False, timeout=_LONGEST_CALL_S)
    return found.stdout.split()


def turn_to(title: str, *, limit: float = PATIENCE_S) -> None:
    """Wait for a window and give it the keys, as a window manager does."""
    window = until(f"a window “{title}…”", lambda: windows(title), limit=limit)[-1]
    _run("xdotool", "mousemove", *_OUT_OF_THE_WAY, "windowfocus", "--sync", window)


def title_of(title: str) -> str:
    """The whole title of the last window whose title begins so."""
    command = ["xdotool", "getwindowname", windows(title)[-1]]
    found = subprocess.run(command, capture_output=True, text=True, check=True, timeout=_LONGEST_CALL_S)
    return found.stdout.strip()


def wait_closed(title: str, *, limit: float = PATIENCE_S) -> None:
    """Wait until no window of this title is left."""
    until(f"the window “{title}…” closed", lambda: not windows(title), limit=limit)


def picture() -> Image.Image:
    """The whole display as it is seen."""
    return ImageGrab.grab(xdisplay="")


def at_rest() -> Image.Image | None:
    """The display, if nothing on it moves for a moment."""
    first = picture()
    time.sleep(_AT_REST_S)
    return first if first == picture() else None


def shows(colour: tuple[int, int, int], box: tuple[int, int, int, int]) -> bool:
    """Whether at rest a ground of this colour is seen between these left, upper, right and lower edges."""
    seen = at_rest()
    return seen is not None and bytes(colour) * _WIDE in seen.crop(box).convert("RGB").tobytes()


def keep_picture(folder: Path, name: str) -> Path:
    """Leave a picture of the display in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.png"
    picture().save(path)
    return path


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=_LONGEST_CALL_S)
