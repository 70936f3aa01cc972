"""A face in a PDF: one subset per face, every character with its Unicode text.

reportlab's own TrueType fonts split Chinese into a subset for every 256 characters, so that one line hops
between many fonts, and give characters beyond U+FFFF a wrong text.  This one writes a composite font
(ISO 32000-1, 9.7) with two bytes for each character.  It answers to the same calls as reportlab's `TTFont`,
which is how a canvas takes it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc, pdfmetrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFStream

    from cluster_desktop.documents.fonts import Face, FontBook

_PDF: Any = pdfdoc
_METRICS: Any = pdfmetrics
"""reportlab states no types for the objects of a PDF, nor for its registry of fonts."""
_BLOCK = 100
"""What a `bfchar` section of a character map may hold at most."""
_SYMBOLIC = 4


@dataclass
class _Used:
    """The characters that one document has drawn, in order; a character's code is its place, from 1."""

    name: str
    codes: dict[int, int] = field(default_factory=dict[int, int])


class EmbeddedFace:
    """A face as reportlab draws with it; what each document uses is kept apart."""

    _dynamicFont = 1  # noqa: N815 - reportlab asks for this name
    _multiByte = 1  # noqa: N815 - reportlab asks for this name
    shapable = False

    def __init__(self, face: Face) -> None:
        self.face = face
        self.fontName = f"jiqun-{face.name}"
        self._used: WeakKeyDictionary[PDFDocument, _Used] = WeakKeyDictionary()

    def splitString(self, text: str, doc: PDFDocument) -> list[tuple[int, bytes]]:  # noqa: N802
        """The codes of `text` in `doc`, two bytes each; the 0 is the number of the only subset."""
        codes = self._of(doc).codes
        numbers = [codes.setdefault(ord(char), len(codes) + 1) for char in text]
        return [(0, b"".join(number.to_bytes(2, "big") for number in numbers))]

    def stringWidth(self, text: str, size: float, encoding: str = "utf-8") -> float:  # noqa: N802, ARG002
        """The length of `text` in points."""
        return sum(self.face.width(char) for char in text) * size

    def getSubsetInternalName(self, subset: int, doc: PDFDocument) -> str:  # noqa: N802, ARG002
        """The name of the font among the resources of a page."""
        return f"/{self._of(doc).name}"

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802
        """Write the font into `doc`, which is about to be saved."""
        used = self._used.pop(doc)
        target: Any = doc
        font = _FontWriter(doc, used, self.face).font()
        target.idToObject["BasicFonts"].dict[used.name] = target.Reference(font, used.name)

    def _of(self, doc: PDFDocument) -> _Used:
        if doc not in self._used:
            target: Any = doc
            name = f"F{len(target.fontMapping) + 1}"
            target.fontMapping[self.fontName] = f"/{name}"
            target.delayedFonts.append(self)
            self._used[doc] = _Used(name)
        return self._used[doc]


class CanvasFonts:
    """The faces of one canvas, made known to reportlab when they are first asked for."""

    def __init__(self, fonts: FontBook) -> None:
        self._fonts = fonts
        self._known: dict[str, str] = {}

    def name(self, face: str) -> str:
        """What reportlab calls this face."""
        if face not in self._known:
            embedded = EmbeddedFace(self._fonts.face(face))
            _METRICS.registerFont(embedded)
            self._known[face] = embedded.fontName
        return self._known[face]


class _FontWriter:
    """Writes one composite font."""

    def __init__(self, doc: PDFDocument, used: _Used, face: Face) -> None:
        self._doc: Any = doc
        self._name = used.name
        self._codes = list(used.codes)
        self._metrics: Any = face.metrics
        self._program: bytes = self._metrics.makeSubset(self._codes)
        family = self._metrics.name.decode("ascii")
        self._base = _PDF.PDFName(f"{_subset_tag(self._program)}+{family}")

    def font(self) -> PDFDictionary:
        """The composite font, with everything that it refers to."""
        return _PDF.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": self._base,
                "Encoding": "/Identity-H",
                "DescendantFonts": _PDF.PDFArray([self._refer(self._descendant(), "descendant")]),
                "ToUnicode": self._refer(self._stream(to_unicode(self._codes)), "text"),
            }
        )

    def _descendant(self) -> PDFDictionary:
        widths = [self._metrics.charWidths[code] for code in self._codes]
        return _PDF.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": self._base,
                "CIDSystemInfo": _PDF.PDFDictionary(
                    {
                        "Registry": _PDF.PDFString("Adobe"),
                        "Ordering": _PDF.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": self._refer(self._descriptor(), "descriptor"),
                "DW": 1000,
                "W": _PDF.PDFArray([1, _PDF.PDFArray(widths)]),
                "CIDToGIDMap": self._refer(self._stream(self._glyph_numbers()), "glyphs"),
            }
        )

    def _descriptor(self) -> PDFDictionary:
        metrics = self._metrics
        stream: Any = self._stream(self._program)
        stream.dictionary["Length1"] = len(self._program)
        return _PDF.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": self._base,
                "Flags": _SYMBOLIC,
                "FontBBox": _PDF.PDFArray(metrics.bbox),
                "ItalicAngle": metrics.italicAngle,
                "Ascent": metrics.ascent,
                "Descent": metrics.descent,
                "CapHeight": metrics.capHeight,
                "StemV": metrics.stemV,
                "FontFile2": self._refer(stream, "program"),
            }
        )

    def _glyph_numbers(self) -> bytes:
        """The glyph of each code in the subset: reportlab numbers glyphs as they come, each once."""
        numbers = {0: 0}
        glyphs = [numbers.setdefault(self._metrics.charToGlyph[code], len(numbers)) for code in self._codes]
        return b"".join(glyph.to_bytes(2, "big") for glyph in [0, *glyphs])

    def _stream(self, content: bytes) -> PDFStream:
        stream = _PDF.PDFStream()
        stream.content = content
        stream.filters = [_PDF.PDFZCompress]
        return stream

    def _refer(self, part: object, name: str) -> object:
        return self._doc.Reference(part, f"{self._name}-{name}")


def to_unicode(codes: Sequence[int]) -> bytes:
    """The character map from codes 1, 2, … to the text they stand for (ISO 32000-1, 9.10.3)."""
    entries = [
        f"<{number:04X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for number, code in enumerate(codes, 1)
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


def _subset_tag(program: bytes) -> str:
    """Six letters that differ between subsets (ISO 32000-1, 9.6.4)."""
    return "".join(chr(ord("A") + byte % 26) for byte in sha256(program).digest()[:6])
