"""What may stand on which path of a draft that comes from outside.

The rest of the program reads these values as its own; one that it never wrote would stop it there.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cluster_desktop.drafts.change import Change, JsonValue
    from cluster_desktop.forms.fields import FieldIndex

_SHA256 = re.compile(r"[0-9a-f]{64}")
_TURNS = (0, 90, 180, 270)


def file_of(value: JsonValue) -> str | None:
    """The SHA-256 of the file that a value names (a piece of evidence, the official blank)."""
    named = value.get("sha256") if isinstance(value, dict) else None
    return named if isinstance(named, str) and _SHA256.fullmatch(named) else None


def fits(change: Change, fields: FieldIndex) -> bool:
    """Whether this program could have written this value on this path of the form."""
    if change.value is None:
        return True
    root, slash, rest = change.path.partition("/")
    known = _BY_ROOT.get(root)
    if known is None:
        return fields.find(change.path) is not None and _is_answer(change.value)
    return bool(rest) == bool(slash) and known(change.value)


def _is_answer(value: JsonValue) -> bool:
    return isinstance(value, bool) or (isinstance(value, str) and _is_carriable(value))


def _is_evidence(value: JsonValue) -> bool:
    match value:
        case {
            "title": str(title),
            "proves": list(proves),
            "sha256": str(),
            "file_name": str(file_name),
            "media": str(),
            "pages": int(),
            "fault": None | str(),
            "order": int(),
        } as item:
            named = file_of(value) is not None and all(isinstance(word, str) for word in proves)
            return named and _is_carriable(title) and _is_carriable(file_name) and _are_picks(item)
        case _:
            return False


def _are_picks(item: Mapping[str, JsonValue]) -> bool:
    """Whether `picks`, which older items lack, are pages of a file, each with a turn."""
    picks = item.get("picks", [])
    return isinstance(picks, list) and all(map(_is_pick, picks))


def _is_pick(pick: JsonValue) -> bool:
    match pick:
        case [int(page), int(turn)]:
            return page > 0 and turn in _TURNS
        case _:
            return False


def _is_row(value: JsonValue) -> bool:
    """Whether it is a row of a list: texts by column, and its place."""
    return isinstance(value, dict) and all(
        isinstance(entry, int) or (isinstance(entry, str) and _is_carriable(entry))
        for entry in value.values()
    )


def _is_blank(value: JsonValue) -> bool:
    match value:
        case {"sha256": str(), "file_name": str(file_name)}:
            return file_of(value) is not None and _is_carriable(file_name)
        case _:
            return False


def _is_version(value: JsonValue) -> bool:
    match value:
        case {"name": str(name), "heads": str()}:
            return _is_carriable(name)
        case _:
            return False


def _is_keeping(value: JsonValue) -> bool:
    match value:
        case {"reason": str(reason), "message": str(message)}:
            return _is_carriable(reason) and _is_carriable(message)
        case _:
            return False


def _is_setting(value: JsonValue) -> bool:
    match value:
        case bool():
            return True
        case {"file_name": str(file_name), "text": str()}:
            return _is_carriable(file_name)
        case dict():
            return all(_is_choice(entry) for entry in value.values())
        case _:
            return False


def _is_choice(value: JsonValue) -> bool:
    return value is None or isinstance(value, int) or (isinstance(value, str) and _is_carriable(value))


def _is_carriable(text: str) -> bool:
    """Whether documents can hold the text: no control characters but line breaks, no noncharacters."""
    return not any(
        unicodedata.category(char) == "Cc" or 0xFDD0 <= ord(char) <= 0xFDEF or ord(char) & 0xFFFE == 0xFFFE
        for char in text
        if char != "\n"
    )


_BY_ROOT: dict[str, Callable[[JsonValue], bool]] = {
    "evidence": _is_evidence,
    "official_blank": _is_blank,
    "versions": _is_version,
    "list": _is_row,
    "note": lambda value: isinstance(value, (str, dict)),
    "kept": _is_keeping,
    "setting": _is_setting,
}
