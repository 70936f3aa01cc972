"""An Excel file (.xlsx) opened for reading: its sheets, its texts, its number formats.

It may come from anywhere and be anything: nothing of it is trusted, and no more of it is unpacked than
`limits` allow.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from cluster_desktop.evidence.lists.cells import PLAIN, NumberFormat, number_format
from cluster_desktop.evidence.lists.limits import LARGEST_PART, MOST_TEXTS, UnfitList, unfit_size
from cluster_desktop.evidence.lists.sheet_reader import SheetReader, SheetRows, TextReader
from cluster_desktop.evidence.lists.xml_events import TagReader, feed

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAMAGED = "文件已损坏或不完整，打不开。用 Excel 或 WPS 打开后另存一份，再导入"
_CHUNK = 1 << 16
_UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError)
_BUILT_IN = {
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    22: "yyyy/m/d",
    **dict.fromkeys((27, 31, 36, 50, 54, 58), "yyyy/m/d"),
    **dict.fromkeys((52, 57), "yyyy/m"),
}
"""Formats that a file uses by number alone (ECMA-376, 18.8.30, Chinese ones included)."""


class SheetPart(NamedTuple):
    """A sheet: its name, where it lies, and whether it is shown."""

    name: str
    part: str
    hidden: bool


class Workbook:
    """An .xlsx file.

    Raises:
        UnfitList: it is no such file, or damaged.
    """

    def __init__(self, data: bytes, where: str) -> None:
        self._where = where
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
            raise UnfitList(_DAMAGED, where=where) from error
        self._names = {name.casefold(): name for name in self._zip.namelist()}
        self._main = self._main_part()
        self._book = self._tags(self._main, "sheet", "workbookPr")

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """All sheets of cells, in order.

        Raises:
            UnfitList: the workbook is damaged.
        """
        parts = self._targets(self._main)
        found = [
            SheetPart(tag.get("name", ""), parts[relation], tag.get("state", "visible") != "visible")
            for name, tag in self._book
            if name == "sheet" and (relation := _last(tag, "id")) in parts
        ]
        kept = tuple(one for one in found if "chartsheet" not in one.part and "dialogsheet" not in one.part)
        if not kept:
            raise UnfitList(_DAMAGED, where=self._where)
        return kept

    def rows(self, sheet: SheetPart, most: int | None = None) -> SheetRows:
        """The rows of a sheet that hold something, at most so many.

        Raises:
            UnfitList: the workbook is damaged, or too large unpacked.
        """
        reader = SheetReader(self._texts, self._formats, from_1904=self._from_1904, most=most)
        self._feed(sheet.part, reader)
        return reader.finished()

    @cached_property
    def _texts(self) -> list[str]:
        part = self._part_of("sharedStrings")
        if part is None:
            return []
        reader = TextReader(MOST_TEXTS)
        self._feed(part, reader)
        return reader.texts

    @cached_property
    def _formats(self) -> list[NumberFormat]:
        part = self._part_of("styles")
        if part is None:
            return []
        tags = self._tags(part, "numFmt", "cellXfs", "cellStyleXfs", "xf", "/cellXfs")
        codes = {**_BUILT_IN}
        used: list[NumberFormat] = []
        inside = False
        for name, tag in tags:
            if name == "numFmt" and tag.get("numFmtId", "").isdigit():
                codes[int(tag["numFmtId"])] = tag.get("formatCode", "")
            elif name in {"cellXfs", "/cellXfs"}:
                inside = name == "cellXfs"
            elif name == "xf" and inside:
                number = tag.get("numFmtId", "0")
                code = codes.get(int(number), "") if number.isdigit() else ""
                used.append(number_format(code) if code else PLAIN)
        return used

    @property
    def _from_1904(self) -> bool:
        return any(tag.get("date1904") in {"1", "true"} for name, tag in self._book if name == "workbookPr")

    def _main_part(self) -> str:
        for target in self._targets("").values():
            if posixpath.basename(target).casefold().startswith("workbook"):
                return target
        raise UnfitList(_DAMAGED, where=self._where)

    def _part_of(self, kind: str) -> str | None:
        tags = self._tags(_relations_of(self._main), "Relationship")
        for _, tag in tags:
            if tag.get("Type", "").endswith(f"/{kind}"):
                return self._resolved(self._main, tag.get("Target", ""))
        return None

    def _targets(self, part: str) -> dict[str, str]:
        """Where the relations of a part lead, by id."""
        tags = self._tags(_relations_of(part), "Relationship")
        return {tag.get("Id", ""): self._resolved(part, tag.get("Target", "")) for _, tag in tags}

    @staticmethod
    def _resolved(part: str, target: str) -> str:
        joined = posixpath.join(posixpath.dirname(part), target.replace("\\", "/"))
        return posixpath.normpath(joined).lstrip("/")

    def _tags(self, part: str, *names: str) -> list[tuple[str, dict[str, str]]]:
        reader = TagReader(names)
        self._feed(part, reader)
        return reader.found

    def _feed(self, part: str, reader: TagReader | TextReader | SheetReader) -> None:
        try:
            feed(self._chunks(part), reader)
        except ValueError as error:
            raise UnfitList(_DAMAGED, where=self._where) from error

    def _chunks(self, part: str) -> Iterator[bytes]:
        name = self._names.get(part.casefold())
        if name is None:
            raise UnfitList(_DAMAGED, where=self._where)
        read = 0
        try:
            with self._zip.open(name) as stream:
                while chunk := stream.read(_CHUNK):
                    read += len(chunk)
                    if read > LARGEST_PART:
                        raise UnfitList(unfit_size(LARGEST_PART), where=self._where)
                    yield chunk
        except (
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            RuntimeError,
            EOFError,
            OSError,
        ) as error:
            raise UnfitList(_DAMAGED, where=self._where) from error


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _last(tag: dict[str, str], name: str) -> str:
    """An attribute by its name, whatever stands before the colon."""
    return next((value for key, value in tag.items() if key.rpartition(":")[2] == name and ":" in key), "")
