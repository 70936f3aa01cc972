"""Pictures in lines: PNG and JPEG files with the size that Word gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.model import Picture
from cluster_desktop.documents.layout.ooxml import RELATIONS, local
from cluster_desktop.documents.layout.refusals import refuse
from cluster_desktop.documents.word import UnfitWord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.documents.layout.ooxml import Element

_EMU_PER_POINT = 12_700
_LARGEST = 1584
"""Points: 22 inches, as large as a page can be."""
_KINDS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def read_picture(drawing: Element, paragraph: Element, files: Mapping[str, bytes]) -> Picture:
    """The picture in a `w:drawing`; `files` are the pictures of the document by relation.

    Raises:
        UnsupportedContent: it floats, or is no PNG or JPEG file.
        UnfitWord: it has an impossible size.
    """
    inline = next((part for part in drawing if local(part) == "inline"), None)
    if inline is None:
        raise refuse("anchor", paragraph)
    extent = next((part for part in inline if local(part) == "extent"), None)
    blip = next((part for part in inline.iter() if local(part) == "blip"), None)
    if extent is None or blip is None:
        raise refuse("drawing", paragraph)
    data = files.get(blip.get(f"{RELATIONS}embed") or "")
    if data is None or not data.startswith(_KINDS):
        raise refuse("emf", paragraph)
    return Picture(_length(extent.get("cx")), _length(extent.get("cy")), data)


def _length(emu: str | None) -> float:
    found = int(emu) / _EMU_PER_POINT if emu and emu.isascii() and emu.isdecimal() and len(emu) < 12 else 0
    if not 0 < found <= _LARGEST:
        raise UnfitWord("文件中图片的尺寸无法读取，需在 Word 中另存一份后再选")
    return found
