"""Reading what a command is given: answers and evidence as JSON, single answers as PATH=VALUE."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from cluster_desktop.errors import ClusterError, reason
from cluster_desktop.forms.values import clean_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from cluster_desktop.forms.fields import FieldIndex
    from cluster_desktop.forms.values import Value


@dataclass(frozen=True)
class EvidenceFile:
    """A line of an evidence list: what the file is called and what it proves."""

    title: str
    file: str
    proves: tuple[str, ...]


def read_json(path: Path) -> Any:  # noqa: ANN401 - the reader checks the shape
    """The content of a JSON file.

    Raises:
        ClusterError: it is missing, cannot be read, or is no JSON.
    """
    try:
        return json.loads(read_bytes(path).decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise ClusterError(f"不是有效的 JSON 文件（{error}）", where=str(path)) from error


def read_bytes(path: Path) -> bytes:
    """The content of a file.

    Raises:
        ClusterError: it is missing or cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ClusterError("找不到这个文件，请核对路径", where=str(path)) from error
    except OSError as error:
        raise ClusterError(f"文件无法读取（{reason(error)}）", where=str(path)) from error


def read_answers(path: Path, fields: FieldIndex) -> dict[str, Value | None]:
    """The answers of a JSON object `{path: value}`, each cleaned for its field.

    Raises:
        ClusterError: the file is no such object, or a path or value in it is refused.
    """
    data = read_json(path)
    if not isinstance(data, dict):
        raise ClusterError('应为一个 JSON 对象，形如 {"area_km2": "86.50"}', where=str(path))
    return clean_answers(data, fields)  # pyright: ignore[reportUnknownArgumentType]


def read_evidence_list(path: Path) -> list[EvidenceFile]:
    """The lines of an evidence list.

    Raises:
        ClusterError: the file is no list of titles, files and what they prove.
    """
    try:
        return msgspec.convert(read_json(path), list[EvidenceFile])
    except msgspec.ValidationError as error:
        told = f"每份材料要写 title、file、proves（{error}）"
        raise ClusterError(told, where=str(path)) from error


def read_list_files(path: Path) -> dict[str, str]:
    """The files of a JSON object `{list: file}`.

    Raises:
        ClusterError: the file is no such object.
    """
    try:
        return msgspec.convert(read_json(path), dict[str, str])
    except msgspec.ValidationError as error:
        told = f'应为一个 JSON 对象，形如 {{"firms": "firms.xlsx"}}（{error}）'
        raise ClusterError(told, where=str(path)) from error


def parse_assignments(words: Iterable[str], fields: FieldIndex) -> dict[str, Value | None]:
    """The answers of words such as `area_km2=86.50`; an empty value clears.

    Raises:
        ClusterError: a word is no assignment, or its path or value is refused.
    """
    answers: dict[str, object] = {}
    for word in words:
        path, sign, value = word.partition("=")
        if not sign:
            raise ClusterError(f"“{word}”缺少等号，应写成 栏目=内容")
        answers[path] = value
    return clean_answers(answers, fields)


def clean_answers(answers: Mapping[str, object], fields: FieldIndex) -> dict[str, Value | None]:
    """Every answer cleaned for its field, all or none.

    Raises:
        ClusterError: the form has no such path, or the value is neither text nor true/false.
    """
    cleaned: dict[str, Value | None] = {}
    for path, raw in answers.items():
        field = fields.find(path)
        if field is None:
            raise ClusterError(f"申报表中没有“{path}”这一栏，可用 fields 命令查看全部栏目")
        cleaned[path] = clean_value(field, raw)
    return cleaned
