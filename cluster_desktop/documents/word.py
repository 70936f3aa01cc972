"""A .docx file as its parts: opened with suspicion, written back with the same bytes every time.

Only the main text is parsed; every other part is carried through untouched, so that a blank received from the
authorities leaves here as it came, save for the answers.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Element: TypeAlias = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN_TEXT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_OLE = b"\xd0\xcf\x11\xe0"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX_FILE = 0o644 << 16
_UNREADABLE = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError, OSError)
"""What reading a damaged, encrypted or foreign archive can raise."""
_MAX_FILE = 20 * 1024 * 1024
_MAX_PARTS = 2_000
_MAX_BYTES = 200 * 1024 * 1024
_MAX_CELLS = 5_000
_MAX_PARAGRAPHS = 20_000
_MACROS = ("vbaProject.bin", "vbaData.xml")
_LOCAL_FILE = "file:///"


class UnfitWord(ClusterError):
    """The file is not a .docx that can be read: not Word at all, damaged, encrypted, or of an old kind."""


@dataclass(frozen=True)
class WordFile:
    """An opened .docx: its parts by name, the name of the main text, and that text as XML."""

    parts: Mapping[str, bytes]
    main: str
    root: Element

    @property
    def body(self) -> Element:
        """The `w:body` of the main text."""
        return self.root[0]

    def part(self, name: str) -> Element | None:
        """A part beside the main text, such as `styles.xml`; of a damaged one what can be read."""
        data = self.parts.get(str(PurePosixPath(self.main).parent / name))
        return None if data is None else etree.fromstring(data, _parser(recover=True))

    def to_bytes(self) -> bytes:
        """The file with the main text as it stands now; the same content gives the same bytes."""
        return pack({**self.parts, self.main: serialise(self.root)})


@cache
def w(name: str) -> str:
    """The name of a WordprocessingML element or attribute in lxml's notation: `w("tbl")`."""
    return f"{{{WORD}}}{name}"


_SEEN_THROUGH = frozenset(map(w, ("sdt", "sdtContent", "customXml", "smartTag", "ins")))
"""What may stand between an element and its content without being part of the form."""


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children of these names in order, also those inside content controls."""
    wanted = [w(name) for name in names]
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag in _SEEN_THROUGH:
            yield from children(child, *names)


def child(element: Element, name: str) -> Element | None:
    """The first child of this name; much faster than `find`."""
    return next(element.iterchildren(w(name)), None)


def serialise(root: Element) -> bytes:
    """The XML of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A package of `parts` in their order, with a fixed date: equal parts give equal bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, date_time=_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = _UNIX_FILE
            archive.writestr(entry, data)
    return target.getvalue()


def open_word(data: bytes, name: str = "", *, own: bool = False) -> WordFile:
    """Opens the bytes of a .docx.

    Args:
        data: the file, from anywhere: sizes are capped, and no entity or link is followed.
        name: the file's name, for messages.
        own: a paper that the program made itself, whose tables may be longer than those of any form.

    Raises:
        UnfitWord: it is no .docx that can be read; the message says why.
    """
    if data.startswith(_OLE):
        raise UnfitWord("文件有密码，或是旧版 .doc 格式，需去掉密码并另存为 .docx 后再选", where=name)
    if len(data) > _MAX_FILE:
        raise UnfitWord("文件超过 20 MB，不像一份空白申报表", where=name)
    parts = _read_parts(data, name)
    main = _main_part(parts, name)
    _refuse_dangers(parts, name)
    if _STRICT in parts[main][:4096]:
        raise UnfitWord("文件是 Strict Open XML 格式，需在 Word 中另存为普通 .docx 后再选", where=name)
    root = _parse(parts[main], name)
    if root.tag != w("document") or len(root) == 0 or root[0].tag != w("body"):
        raise UnfitWord("文件中没有正文，不是完整的 Word 文件", where=name)
    if not own:
        _refuse_odd_tables(root, name)
    return WordFile(parts, main, root)


def _refuse_odd_tables(root: Element, name: str) -> None:
    """Tables without end, and cells without a paragraph, which Word calls damaged."""
    for tag, most, what in (("tc", _MAX_CELLS, "单元格"), ("p", _MAX_PARAGRAPHS, "段落")):
        if sum(1 for _ in root.iter(w(tag))) > most:
            raise UnfitWord(f"文件中的{what}超过 {most} 个，不像一份申报表", where=name)
    if any(next(children(cell, "p"), None) is None for cell in root.iter(w("tc"))):
        raise UnfitWord("文件中的表格不完整，需在 Word 中打开并另存后再选", where=name)


def _read_parts(data: bytes, name: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > _MAX_PARTS or sum(entry.file_size for entry in entries) > _MAX_BYTES:
                raise UnfitWord("文件过大，不像一份申报表", where=name)
            return {entry.filename: archive.read(entry) for entry in entries}
    except _UNREADABLE as error:
        raise UnfitWord("文件不是 .docx，或已损坏、加密，需换一份完整的文件", where=name) from error


def _refuse_dangers(parts: Mapping[str, bytes], name: str) -> None:
    """Macros, and links that fetch content from elsewhere as the file is opened: they would be passed on."""
    kinds = parts.get("[Content_Types].xml", b"")
    if b"macroEnabled" in kinds or any(part.endswith(_MACROS) for part in parts):
        raise UnfitWord("文件含有宏，需在 Word 中另存为不含宏的 .docx 后再选", where=name)
    for part, data in parts.items():
        if not part.endswith(".rels"):
            continue
        for relation in _parse(data, name).iter(f"{{{_RELATIONS}}}Relationship"):
            kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")
            local = kind == "attachedTemplate" and target.startswith(_LOCAL_FILE)
            if relation.get("TargetMode") == "External" and kind != "hyperlink" and not local:
                raise UnfitWord("文件要从别处取内容（外部链接），需在 Word 中去掉链接后再选", where=name)


def _main_part(parts: Mapping[str, bytes], name: str) -> str:
    relations = parts.get("_rels/.rels")
    if relations is not None:
        for relation in _parse(relations, name).iter(f"{{{_RELATIONS}}}Relationship"):
            target = relation.get("Target", "").lstrip("/")
            if relation.get("Type") == _MAIN_TEXT and target in parts:
                return target
    if "word/document.xml" in parts:
        return "word/document.xml"
    raise UnfitWord("文件里没有 Word 正文，不是 .docx", where=name)


def _parse(data: bytes, name: str) -> Element:
    try:
        root = etree.fromstring(data, _parser(recover=False))
    except etree.XMLSyntaxError as error:
        raise UnfitWord("文件内容已损坏，需换一份完整的文件", where=name) from error
    if root.getroottree().docinfo.internalDTD:
        raise UnfitWord("文件含有 Word 不会写的内容（DTD），来源不可靠，不能使用", where=name)
    return root


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover
    )
