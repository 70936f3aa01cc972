"""Reads a TOML file into a typed object, and says in plain Chinese where a file is wrong."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from cluster_desktop.errors import ClusterError, reason

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_PLACE = re.compile(r" - at `\$\.?(.*)`$")
_STEP = re.compile(r"([^.\[\]]+)|\[([0-9]+|\.\.\.)\]")

_Kind = TypeVar("_Kind")


class DefinitionError(ClusterError):
    """A definition that cannot be used; `where` names the file, the message the key."""


def read(path: Path, kind: type[_Kind]) -> _Kind:
    """What a definition file holds.

    Raises:
        DefinitionError: the file cannot be read, is no TOML, or does not hold that kind of thing.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DefinitionError(f"文件读不出：{reason(error)}。", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise DefinitionError("文件不是 UTF-8 编码。", where=path.name) from error
    except tomllib.TOMLDecodeError as error:
        raise DefinitionError(f"TOML 写法有误：{error}。", where=path.name) from error
    return decode(raw, kind, where=path.name)


def decode(raw: object, kind: type[_Kind], *, where: str) -> _Kind:
    """The typed object that plain tables and lists stand for.

    Raises:
        DefinitionError: they do not stand for one; `where` is the file they come from.
    """
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise DefinitionError(_explain(str(error), raw), where=where) from error


def refuse(where: str, faults: Iterable[str]) -> None:
    """Nothing, when there are no faults.

    Raises:
        DefinitionError: all of the faults, in the file `where`.
    """
    if found := "".join(faults):
        raise DefinitionError(found, where=where)


def _explain(problem: str, raw: object) -> str:
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
        elif number == "...":  # the decoder does not tell which key of a table
            break
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
