"""A reader of finished volumes that knows nothing of how they are made: it extracts text with pdfium.

Documents are those of `documents_for` or `any_documents`: every page of document 7 says `D7x-<page>`, or has
its stripes.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from cluster_desktop.evidence.volume.plan import Entry
from tests.evidence.papers import A4, Store, pdf
from tests.evidence.volume.any_documents import read_stripes

_ONES = "一二三四五六七八九"
_VOLUMES = [
    *_ONES,
    *(tens + ones for tens in ("十", *(f"{ten}十" for ten in _ONES[1:])) for ones in ("", *_ONES)),
]
SECTIONS = ("二、主导产业情况", "三、创新能力情况", "四、数字化情况")
_ROW = re.compile(
    r"^(\d+)\s+第(\d+)份材料\s+\S*第\d+份材料所证明的一项\s+(\d+)(?:—(\d+))?(?:\s+([一二三四五六七八九十]+))?$"
)
_BACK = re.compile(r"^\S*、第(\d+)份材料所证明的一项\s+(\d+)(?:—(\d+))?$")
_STAMP = re.compile(r"第 (\d+) 页")
_MARKER = re.compile(r"D(\d+)x-(\d+)")


def documents_for(store: Store, lengths: Sequence[int]) -> list[Entry]:
    """Documents of these lengths, upright and lying, in three parts."""
    return [
        store.entry(
            f"第{number}份材料",
            pdf(f"D{number}x", length, size=A4 if number % 5 else (A4[1], A4[0])),
            SECTIONS[number * 3 // len(lengths)],
        )
        for number, length in enumerate(lengths)
    ]


class Read:
    """All volumes as they read: the printed number of every page, what is on it, and its links."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.rows: dict[int, list[tuple[int, int, str]]] = {}
        self.backs: dict[int, list[tuple[int, int]]] = {}
        self.markers: dict[int, tuple[int, int]] = {}
        self.volume_of: dict[int, int] = {}
        self.words: dict[int, str] = {}
        self.links: list[tuple[int, int]] = []
        self.covers: list[str] = []
        self.last = 0
        for volume, path in enumerate(paths, 1):
            self._read(volume, path)

    def _read(self, volume: int, path: Path) -> None:
        document = pypdfium2.PdfDocument(path)
        first = self.last + 1 if self.last % 2 == 0 else self.last + 2
        for place, page in enumerate(document):
            number = first + place
            words = page.get_textpage()
            text = words.get_text_bounded()
            stamped = [int(found) for found in _STAMP.findall(text)]
            if place == 0:
                self.covers.append(text)
            else:
                assert number in stamped, f"page {number} of {path.name} says {stamped}"
            self.volume_of[number] = volume
            self.words[number] = text
            if found := _MARKER.search(text):
                self.markers[number] = int(found[1]), int(found[2])
            elif not _STAMP.sub("", text).strip() and (striped := read_stripes(page)):
                self.markers[number] = striped
            for line in text.splitlines():
                self._line(line.strip())
            self.links += [(number, first + target) for target in _targets(document, page)]
            words.close()
            page.close()
        self.last = first + len(document) - 1
        document.close()

    def _line(self, line: str) -> None:
        if row := _ROW.match(line):
            from_page = int(row[3])
            span = (from_page, int(row[4] or from_page), row[5] or "")
            self.rows.setdefault(int(row[2]), []).append(span)
        elif back := _BACK.match(line):
            self.backs.setdefault(int(back[1]), []).append((int(back[2]), int(back[3] or back[2])))


def _targets(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[int]:
    """The pages (from 0) that the links of a page lead to."""
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.raw, position, link):
        destination = raw.FPDFLink_GetDest(document.raw, link)
        yield raw.FPDFDest_GetDestPageIndex(document.raw, destination)


def check(
    paths: Sequence[Path], lengths: Sequence[int], *, recto: bool, dividers: bool, most_sheets: int | None
) -> int:
    """Every row, every line of the back-list, every link and every page of documents of these lengths.

    Returns how many page numbers were read on the pages that they name.
    """
    read, count = Read(paths), len(lengths)
    assert sorted(read.rows) == sorted(read.backs) == list(range(count))
    ways_back = {source for source, target in read.links if target < source}
    ways_there = {target for source, target in read.links if source < target}
    for number, length in enumerate(lengths):
        for first, last, volume in read.rows[number]:
            assert [read.markers[page] for page in range(first, last + 1)] == [
                (number, page) for page in range(1, length + 1)
            ]
            assert not recto or first % 2
            assert read.volume_of[first] == read.volume_of[last]
            assert volume == (_VOLUMES[read.volume_of[first] - 1] if len(paths) > 1 else "")
            assert read.backs[number] == [(first, last)]
            assert first in ways_there
            assert set(range(first, last + 1)) <= ways_back
    assert len(read.markers) == sum(lengths)
    titles = [page for page, words in read.words.items() if _is_divider(words)]
    assert len(titles) == (len({number * 3 // count for number in range(count)}) if dividers and count else 0)
    if most_sheets:
        with_documents = {read.volume_of[page] for page in read.markers}
        for volume, path in enumerate(paths, 1):
            # An index that is too thick by itself has a volume of its own.
            too_thick = (len(pypdfium2.PdfDocument(path)) + 1) // 2 > most_sheets
            assert not too_thick or (volume == 1 and volume not in with_documents)
    if len(paths) > 1:
        for word, text in zip(_VOLUMES, read.covers, strict=False):
            assert f"第{word}册" in text
    return sum(len(rows) for rows in read.rows.values())


def _is_divider(words: str) -> bool:
    return _STAMP.sub("", words).strip() in SECTIONS
