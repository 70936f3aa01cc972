"""Reading what a command is given: answers and evidence as JSON, single answers as PATH=VALUE."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

import msgspec

from cluster_desktop.delivery.summary_words import summary_field
from cluster_desktop.errors import ClusterError, reason
from cluster_desktop.forms.values import clean_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from cluster_desktop.forms.fields import FieldIndex
    from cluster_desktop.forms.values import Value


_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_PLACE = re.compile(r"\$\[(\d+)\](?:\.(\w+))?")


@dataclass(frozen=True)
class EvidenceFile:
    """A line of an evidence list: what the file is called and what it proves.

    `file` may be a folder: then all files in it.  `password` opens an encrypted PDF.
    """

    title: str
    file: str
    proves: tuple[str, ...]
    password: str | None = None


def read_json(path: Path) -> Any:  # noqa: ANN401 - the reader checks the shape
    """The content of a JSON file.

    Raises:
        ClusterError: it is missing, cannot be read, is no JSON, or says the same name twice.
    """
    data = read_bytes(path)
    try:
        text = data.decode("utf-16" if data[:2] in _UTF16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        told = "文字编码不是 UTF-8。用记事本打开，另存时把编码选为 UTF-8"
        raise ClusterError(told, where=str(path)) from error
    try:
        return json.loads(text, object_pairs_hook=_each_once, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        place = f"第 {error.lineno} 行第 {error.colno} 个字符处"
        told = f"不是有效的 JSON 文件，{place}读不下去。核对引号、逗号和括号"
        raise ClusterError(told, where=str(path)) from error
    except RecursionError as error:
        raise ClusterError("不是有效的 JSON 文件，括号套得太深", where=str(path)) from error
    except ValueError as error:  # digits without end
        raise ClusterError("不是有效的 JSON 文件，其中有太长的数", where=str(path)) from error
    except ClusterError as error:
        raise ClusterError(error.message, where=str(path)) from error


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, value in pairs:
        if name in made:
            raise ClusterError(f"“{name}”写了不止一次，删去多余的")
        made[name] = value
    return made


def _refuse_constant(name: str) -> NoReturn:
    raise ClusterError(f"不能写 {name}，数据写成文字，没有的写“无”")


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
        raise ClusterError(
            f"文件无法读取（{reason(error)}）。核对路径，或复制到本机再试", where=str(path)
        ) from error
    except ValueError as error:
        raise ClusterError("文件名里有不能使用的字符，请核对路径", where=repr(str(path))) from error


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
        form = '{"title": "规划图", "file": "规划图.pdf", "proves": ["area_km2"]}'
        told = f"{_place_of(error)}不对，每份材料应写成 {form}"
        raise ClusterError(told, where=str(path)) from error


def _place_of(error: msgspec.ValidationError) -> str:
    found = _PLACE.search(str(error))
    if found is None:
        return "写法"
    return f"第 {int(found[1]) + 1} 份材料" + (f"的 {found[2]} " if found[2] else "")


def read_list_files(path: Path) -> dict[str, str]:
    """The files of a JSON object `{list: file}`.

    Raises:
        ClusterError: the file is no such object.
    """
    try:
        return msgspec.convert(read_json(path), dict[str, str])
    except msgspec.ValidationError as error:
        told = '应为一个 JSON 对象，形如 {"firms": "firms.xlsx"}'
        raise ClusterError(told, where=str(path)) from error


def parse_assignments(words: Iterable[str], fields: FieldIndex) -> list[tuple[str, Value | None]]:
    """The edits of words such as `area_km2=86.50`, in order; an empty value clears.

    Raises:
        ClusterError: a word is no assignment, or its path or value is refused.
    """
    edits: list[tuple[str, Value | None]] = []
    for word in words:
        path, sign, value = word.partition("=")
        if not sign:
            raise ClusterError(f"“{word}”缺少等号，应写成 栏目=内容")
        edits += clean_answers({path: value}, fields).items()
    return edits


def clean_answers(answers: Mapping[str, object], fields: FieldIndex) -> dict[str, Value | None]:
    """Every answer cleaned for its field, of the form or of the summary table, all or none.

    Raises:
        ClusterError: the form has no such path, or the value is neither text nor true/false.
    """
    cleaned: dict[str, Value | None] = {}
    for path, raw in answers.items():
        field = fields.find(path) or summary_field(path)
        if field is None:
            raise ClusterError(f"申报表中没有“{path}”这一栏，可用 fields 命令查看全部栏目")
        cleaned[path] = clean_value(field, raw)
    return cleaned
