"""Word and Excel files made PDF by the office program that is there, without its windows and macros."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from cluster_desktop.errors import ClusterError, reason
from cluster_desktop.evidence.intake.office_programs import Converter, find_converter
from cluster_desktop.evidence.intake.running import StillRunning, run

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ConversionError", "Converter", "converted", "find_converter", "is_office"]

TIME_LIMIT = 120.0
"""Seconds for one file: a program that asks something where nobody sees it would wait for ever."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SUFFIXES = {".doc", ".docx", ".docm", ".wps", ".wpt", ".rtf", ".xls", ".xlsx", ".xlsm", ".et", ".ett"}
_WHAT_TO_DO = "请在 Word、Excel 或 WPS 中打开，另存为 PDF 后再添加"


class ConversionError(ClusterError):
    """The office program did not make a PDF of a file."""


def is_office(data: bytes, file_name: str) -> bool:
    """Whether these are the bytes of a Word, Excel or WPS file, whatever its name says."""
    return _suffix(data, file_name) is not None


def converted(
    data: bytes,
    file_name: str,
    converter: Converter,
    *,
    check: Callable[[], None] = lambda: None,
    seconds: float = TIME_LIMIT,
) -> bytes:
    """The file as a PDF.  `check` is called while the program works and may raise to stop it.

    Raises:
        ConversionError: there is a password on it, or the program did not manage within `seconds`.
    """
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise ConversionError(f"文件设有打开口令，不能转换。{_WHAT_TO_DO}", where=file_name)
    try:
        with tempfile.TemporaryDirectory(prefix="jqsb-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            source = folder / f"source{_suffix(data, file_name) or ''}"
            source.write_bytes(data)
            target = folder / "source.pdf"
            run(converter.command(source, target, folder), seconds, check)
            made = target.read_bytes() if target.exists() else b""
    except StillRunning as error:
        raise ConversionError(
            f"{converter.name} 在 {seconds:.0f} 秒内没有转换完。{_WHAT_TO_DO}", where=file_name
        ) from error
    except OSError as error:
        raise ConversionError(
            f"{converter.name} 没有启动（{reason(error)}）。{_WHAT_TO_DO}", where=file_name
        ) from error
    if not made.startswith(b"%PDF-"):
        raise ConversionError(f"{converter.name} 没有把文件转成 PDF。{_WHAT_TO_DO}", where=file_name)
    return made


def _suffix(data: bytes, file_name: str) -> str | None:
    """The suffix by which office programs know what it is, None where it is none of theirs."""
    named = PurePath(file_name).suffix.lower()
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(_OLE):
        return named if named in _SUFFIXES else None
    if not data.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            tops = {name.partition("/")[0] for name in packed.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError):
        return None
    for top, suffix in (("word", ".docx"), ("xl", ".xlsx")):
        if top in tops:
            return named if named in _SUFFIXES else suffix
    return None
