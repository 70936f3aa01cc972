"""A PDF of images written page by page, so that a document of a thousand scans never stands in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

_CATALOGUE, _TREE = 1, 2


class ImageFile:
    """Writes a PDF onto `out`, which need not be read again: one image a page.  End it with `finish`."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._offsets: dict[int, int] = {}
        self._pages: list[int] = []
        self._at = 0
        # The second line tells programs that copy files that this one is not text.
        self._write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")

    def add(self, data: bytes, entries: Mapping[str, str], content: str, size: tuple[float, float]) -> None:
        """A page of `size` points whose `content` draws the image `/Im0`, made of `data` and `entries`."""
        image = self._stream({"Type": "/XObject", "Subtype": "/Image", **entries}, data)
        drawn = self._stream({}, content.encode("ascii"))
        page = {
            "Type": "/Page",
            "Parent": f"{_TREE} 0 R",
            "MediaBox": f"[0 0 {size[0]} {size[1]}]",
            "Resources": f"<</XObject <</Im0 {image} 0 R>>>>",
            "Contents": f"{drawn} 0 R",
        }
        self._pages.append(self._object(_dictionary(page)))

    def finish(self) -> None:
        """Write what leads to the pages."""
        kids = " ".join(f"{page} 0 R" for page in self._pages)
        tree = {"Type": "/Pages", "Count": str(len(self._pages)), "Kids": f"[{kids}]"}
        self._object(_dictionary(tree), _TREE)
        self._object(_dictionary({"Type": "/Catalog", "Pages": f"{_TREE} 0 R"}), _CATALOGUE)
        start, count = self._at, len(self._offsets) + 1
        lines = "".join(f"{self._offsets[number]:010d} 00000 n \n" for number in range(1, count))
        trailer = _dictionary({"Size": str(count), "Root": f"{_CATALOGUE} 0 R"}).decode("ascii")
        self._write(f"xref\n0 {count}\n0000000000 65535 f \n{lines}".encode("ascii"))
        self._write(f"trailer {trailer}\nstartxref\n{start}\n%%EOF\n".encode("ascii"))

    def _stream(self, entries: Mapping[str, str], data: bytes) -> int:
        head = _dictionary({**entries, "Length": str(len(data))})
        return self._object(head + b"\nstream\n", rest=(data, b"\nendstream"))

    def _object(self, body: bytes, number: int = 0, rest: tuple[bytes, ...] = ()) -> int:
        number = number or len(self._offsets) + _TREE + 1
        self._offsets[number] = self._at
        self._write(f"{number} 0 obj\n".encode("ascii"))
        for piece in (body, *rest):
            self._write(piece)
        self._write(b"\nendobj\n")
        return number

    def _write(self, piece: bytes) -> None:
        self._out.write(piece)
        self._at += len(piece)


def _dictionary(entries: Mapping[str, str]) -> bytes:
    return ("<<" + " ".join(f"/{name} {value}" for name, value in entries.items()) + ">>").encode("ascii")
