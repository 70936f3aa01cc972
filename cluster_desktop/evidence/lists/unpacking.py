"""What a zip file from outside may unpack to, found out before anything else reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.evidence.lists.limits import (
    LARGEST_UNPACKED,
    MOST_PARTS,
    MOST_TAGS,
    MOST_TAGS_AT_ONCE,
    TOO_LARGE,
    UnfitList,
)

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

_CHUNK = 1 << 17
_READ_AT_ONCE = ("[Content_Types].xml", ".rels", "workbook.xml")
_DECLARED = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_LONGEST_MARK = max(map(len, _DECLARED))


def guard(archive: ZipFile, where: str) -> None:
    """Unpack every part in pieces, up to the limits; what the file declares of its own size is not believed.

    Raises:
        UnfitList: there is more in it than `limits` allow.
        ValueError: a part declares a document type, by which a short text may stand for a long one.
        BadZipFile, zlib.error …: whatever `ZipFile` raises on a damaged file.
    """
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise UnfitList(TOO_LARGE, where=where)
    size = tags = 0
    for part in parts:
        before = tags
        size, tags = _unpacked(archive, part, size, tags)
        most = MOST_TAGS_AT_ONCE if part.filename.endswith(_READ_AT_ONCE) else MOST_TAGS
        if size > LARGEST_UNPACKED or tags > MOST_TAGS or tags - before > most:
            raise UnfitList(TOO_LARGE, where=where)


def _unpacked(archive: ZipFile, part: ZipInfo, size: int, tags: int) -> tuple[int, int]:
    """The bytes and tags so far, with those of one more part; breaks off beyond the limits."""
    before = b""
    with archive.open(part) as stream:
        while size <= LARGEST_UNPACKED and tags <= MOST_TAGS and (chunk := stream.read(_CHUNK)):
            size += len(chunk)
            tags += chunk.count(b"<")
            seen = before + chunk
            if any(mark in seen for mark in _DECLARED):
                raise ValueError(part.filename)
            before = chunk[1 - _LONGEST_MARK :]
    return size, tags
