"""Reads editions and notices from their TOML files, and refuses what is not a sound definition."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from cluster_desktop.errors import ClusterError, reason
from cluster_desktop.forms import soundness
from cluster_desktop.forms.model import Edition, Notice

if TYPE_CHECKING:
    from collections.abc import Callable

_HERE = Path(__file__).resolve().parent
_EDITIONS = _HERE / "editions"
_NOTICES = _HERE / "notices"
_PLACE = re.compile(r" - at `\$\.?(.*)`$")
_STEP = re.compile(r"([^.\[\]]+)|\[([0-9]+)\]")

_Definition = TypeVar("_Definition", Edition, Notice)


class DefinitionError(ClusterError):
    """A definition that cannot be used; `where` names the file, the message the key."""


def edition_ids() -> tuple[str, ...]:
    """The ids of all editions, sorted."""
    return tuple(sorted(path.stem for path in _EDITIONS.glob("*.toml")))


def notice_ids() -> tuple[str, ...]:
    """The ids of all notices, sorted."""
    return tuple(sorted(path.stem for path in _NOTICES.glob("*.toml")))


@cache
def load_edition(edition_id: str) -> Edition:
    """The edition with this id.

    Raises:
        DefinitionError: there is none, or its file is not sound.
    """
    if edition_id not in edition_ids():
        raise DefinitionError(f"没有“{edition_id}”这一版申报表。现有：{'、'.join(edition_ids())}。")
    return read_edition(_EDITIONS / f"{edition_id}.toml")


@cache
def load_notice(notice_id: str) -> Notice:
    """The notice with this id.

    Raises:
        DefinitionError: there is none, or its file is not sound.
    """
    if notice_id not in notice_ids():
        raise DefinitionError(f"没有“{notice_id}”这份通知。现有：{'、'.join(notice_ids())}。")
    return read_notice(_NOTICES / f"{notice_id}.toml")


def read_edition(path: Path) -> Edition:
    """The edition defined in a file anywhere.

    Raises:
        DefinitionError: the file cannot be read or is not sound.
    """
    edition = _read(path, Edition)
    _refuse(path, soundness.edition_faults(edition))
    return edition


def read_notice(path: Path, edition: Callable[[str], Edition] = load_edition) -> Notice:
    """The notice defined in a file anywhere, whose editions `edition` gives.

    Raises:
        DefinitionError: the file cannot be read or is not sound, or names an edition or item there is not.
    """
    notice = _read(path, Notice)
    _refuse(path, soundness.notice_faults(notice, tuple(edition(name) for name in notice.editions)))
    return notice


def _read(path: Path, kind: type[_Definition]) -> _Definition:
    try:
        text = path.read_text(encoding="utf-8")
        raw = tomllib.loads(text)
    except OSError as error:
        raise DefinitionError(f"文件读不出：{reason(error)}。", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise DefinitionError("文件不是 UTF-8 编码。", where=path.name) from error
    except tomllib.TOMLDecodeError as error:
        raise DefinitionError(f"TOML 写法有误：{error}。", where=path.name) from error
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise DefinitionError(_explain(str(error), raw), where=path.name) from error


def _explain(problem: str, raw: dict[str, Any]) -> str:
    """The decoder's words, with the place given by the keys of the definition rather than by numbers."""
    match = _PLACE.search(problem)
    if match is None:
        return f"定义不完整或有误：{problem}。"
    node: Any = raw
    names: list[str] = []
    for word, number in _STEP.findall(match[1]):
        if word:
            names.append(word)
            node = node.get(word)
        else:
            node = node[int(number)]
            names.append(_name_of(node, int(number)))
    return f"“{' › '.join(names)}”有误：{problem[: match.start()]}。"


def _name_of(node: object, number: int) -> str:
    """What a colleague knows an entry of a list by: its key, or else its place."""
    if isinstance(node, dict):
        entry = cast("dict[str, object]", node)
        for word in ("key", "id", "no", "label", "path"):
            if word in entry:
                return str(entry[word])
    return f"第 {number + 1} 个"


def _refuse(path: Path, faults: list[str]) -> None:
    if faults:
        raise DefinitionError("".join(faults), where=path.name)
