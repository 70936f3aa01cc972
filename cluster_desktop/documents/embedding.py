"""A face in a PDF: one subset per face, every character with its Unicode text.

reportlab's own TrueType fonts split Chinese into a subset for every 256 characters, so that one line hops
between many fonts, give characters beyond U+FFFF a wrong text, and are kept in one registry for the process.
This one is a composite font (ISO 32000-1, 9.7) with two bytes for each character, and belongs to its
document.
"""

from __future__ import annotations

import zlib
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

from cluster_desktop.documents.fonts import clusters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFStream

    from cluster_desktop.documents.fonts import Face

_PDF: Any = pdfdoc
"""reportlab states no types for the objects of a PDF."""
_BLOCK = 100
"""What a `bfchar` section of a character map may hold at most."""
_SYMBOLIC = 4
_EM = 1000
_QUICKLY = 1
"""How hard to pack: outlines hardly shrink, and harder takes as long as the rest of painting a form."""


class EmbeddedFace:
    """A face in one document: its characters are numbered from 1 as they come, which is their code.

    Args:
        face: the face.
        name: what the document calls it, such as F1.
    """

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._codes: dict[str, str] = {}

    def codes(self, text: str) -> str:
        """The codes of `text` in hexadecimal, four digits each."""
        known = self._codes
        return "".join([known.get(char) or self._code(char) for char in clusters(text)])

    def _code(self, char: str) -> str:
        code = self._codes[char] = f"{len(self._codes) + 1:04X}"
        return code

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - reportlab asks for this name
        """Write the font into `doc`, which is about to be saved."""
        target: Any = doc
        font = _FontWriter(doc, self.name, self.face, list(self._codes)).font()
        target.idToObject["BasicFonts"].dict[self.name] = target.Reference(font, self.name)


class _FontWriter:
    """Writes one composite font."""

    def __init__(self, doc: PDFDocument, name: str, face: Face, chars: Sequence[str]) -> None:
        self._doc: Any = doc
        self._name = name
        self._chars = chars
        self._file = file = face.file
        self._glyphs = [file.glyph(char) for char in chars]
        self._program = face.subset(self._glyphs)
        self._base = _PDF.PDFName(f"{_subset_tag(self._program)}+{file.name}")

    def font(self) -> PDFDictionary:
        """The composite font, with everything that it refers to."""
        return _PDF.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": self._base,
                "Encoding": "/Identity-H",
                "DescendantFonts": _PDF.PDFArray([self._refer(self._descendant(), "descendant")]),
                "ToUnicode": self._refer(_stream(to_unicode(self._chars)), "text"),
            }
        )

    def _descendant(self) -> PDFDictionary:
        system = {
            "Registry": _PDF.PDFString("Adobe"),
            "Ordering": _PDF.PDFString("Identity"),
            "Supplement": 0,
        }
        entries: dict[str, object] = {
            "Type": "/Font",
            "BaseFont": self._base,
            "CIDSystemInfo": _PDF.PDFDictionary(system),
            "FontDescriptor": self._refer(self._descriptor(), "descriptor"),
            "DW": _EM,
            "W": _PDF.PDFArray(list(self._widths())),
        }
        if self._file.has_curves:
            entries["Subtype"] = "/CIDFontType0"
        else:
            entries |= {"Subtype": "/CIDFontType2", "CIDToGIDMap": "/Identity"}
        return _PDF.PDFDictionary(entries)

    def _widths(self) -> Iterator[float]:
        """First code, last code and width of each run that is not as wide as the em."""
        scale = _EM / self._file.units
        widths = (round(self._file.advance(glyph) * scale, 3) for glyph in self._glyphs)
        for width, run in groupby(enumerate(widths, 1), key=itemgetter(1)):
            codes = [code for code, _ in run]
            if width != _EM:
                yield from (codes[0], codes[-1], width)

    def _descriptor(self) -> PDFDictionary:
        shape = self._file.shape
        stream: Any = _stream(self._program)
        if self._file.has_curves:
            stream.dictionary["Subtype"] = "/CIDFontType0C"
        else:
            stream.dictionary["Length1"] = len(self._program)
        return _PDF.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": self._base,
                "Flags": _SYMBOLIC,
                "FontBBox": _PDF.PDFArray([round(edge) for edge in shape.box]),
                "ItalicAngle": shape.italic_angle,
                "Ascent": round(shape.ascent),
                "Descent": round(shape.descent),
                "CapHeight": round(shape.cap_height),
                "StemV": _stem(shape.weight),
                "FontFile3" if self._file.has_curves else "FontFile2": self._refer(stream, "program"),
            }
        )

    def _refer(self, part: object, name: str) -> object:
        return self._doc.Reference(part, f"{self._name}-{name}")


def to_unicode(chars: Sequence[str]) -> bytes:
    """The character map from codes 1, 2, … to the text they stand for (ISO 32000-1, 9.10.3)."""
    entries = [
        f"<{number:04X}> <{char.encode('utf-16-be').hex().upper()}>" for number, char in enumerate(chars, 1)
    ]
    blocks = [entries[start : start + _BLOCK] for start in range(0, len(entries), _BLOCK)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")


def _stream(content: bytes) -> PDFStream:
    stream = _PDF.PDFStream()
    stream.content = zlib.compress(content, _QUICKLY)
    stream.dictionary["Filter"] = "/FlateDecode"
    return stream


def _stem(weight: int) -> int:
    """The thickness of upright strokes, which no font file states, from the weight (400 is regular)."""
    return 50 + (weight // 65) ** 2


def _subset_tag(program: bytes) -> str:
    """Six letters that differ between subsets (ISO 32000-1, 9.6.4)."""
    return "".join(chr(ord("A") + byte % 26) for byte in sha256(program).digest()[:6])
