"""The check code in a file's properties, where readers show keywords; the paper stays as it is."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pikepdf
from lxml import etree

from cluster_desktop.documents.word import open_word, pack, serialise
from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from cluster_desktop.documents.word import Element

_CORE = "docProps/core.xml"
_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CORE_RELATION = f"{_RELATIONS}/metadata/core-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CODE = re.compile(r"校验码 ([0-9A-F]{4}(?:-[0-9A-F]{4}){2})")


def keywords(code: str) -> str:
    """The keywords of a file with this check code."""
    return f"校验码 {code}"


def coded_word(data: bytes, code: str) -> bytes:
    """The same .docx with the code among its properties; every other part stays as it is.

    Raises:
        UnfitWord: it is no .docx that can be read.
    """
    parts = dict(open_word(data, own=True).parts)
    if _CORE in parts:
        parts[_CORE] = _with_keywords(parts[_CORE], code)
    else:
        parts[_CORE] = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<cp:coreProperties xmlns:cp="{_PROPERTIES}">'
            f"<cp:keywords>{escape(keywords(code))}</cp:keywords></cp:coreProperties>"
        ).encode()
        parts["[Content_Types].xml"] = _extended(
            parts["[Content_Types].xml"],
            f"{{{_TYPES}}}Override",
            PartName=f"/{_CORE}",
            ContentType=_CORE_TYPE,
        )
        parts["_rels/.rels"] = _extended(
            parts["_rels/.rels"],
            f"{{{_RELATIONS}}}Relationship",
            Id="rIdCheckCode",
            Type=_CORE_RELATION,
            Target=_CORE,
        )
    return pack(parts)


def code_in_word(data: bytes) -> str:
    """The code among the properties of a .docx, empty where there is none.

    Raises:
        UnfitWord: it is no .docx that can be read.
    """
    core = open_word(data, own=True).parts.get(_CORE, b"")
    return _found(core.decode("utf-8", "replace"))


def code_in_excel(data: bytes) -> str:
    """The code among the properties of an .xlsx that this program made, empty where there is none.

    Raises:
        ClusterError: it is no such file.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return _found(parts.read(_CORE).decode("utf-8", "replace"))
    except (zipfile.BadZipFile, KeyError, zlib.error) as error:
        raise ClusterError("目录 Excel 文件无法读取") from error


def coded_pdf(data: bytes, code: str) -> bytes:
    """The same PDF with the code among its properties."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.docinfo["/Keywords"] = keywords(code)
        document.save(written, deterministic_id=True)
    return written.getvalue()


def code_in_pdf(document: pikepdf.Pdf) -> str:
    """The code among the properties of a PDF, empty where there is none."""
    return _found(str(document.docinfo.get("/Keywords", "")))


def _found(text: str) -> str:
    code = _CODE.search(text)
    return code[1] if code else ""


def _with_keywords(core: bytes, code: str) -> bytes:
    root = _parsed(core)
    for old in root.findall(f"{{{_PROPERTIES}}}keywords"):
        root.remove(old)
    etree.SubElement(root, f"{{{_PROPERTIES}}}keywords").text = keywords(code)
    return serialise(root)


def _extended(part: bytes, tag: str, **attributes: str) -> bytes:
    root = _parsed(part)
    etree.SubElement(root, tag, attributes)
    return serialise(root)


def _parsed(part: bytes) -> Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
