"""reportlab's canvas with faces of our own: the same calls give the same bytes, in any thread."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from cluster_desktop.documents.embedding import EmbeddedFace

if TYPE_CHECKING:
    from cluster_desktop.documents.fonts import FontBook

_CANVAS: Any = Canvas
_PDF: Any = pdfdoc
_METRICS: Any = pdfmetrics
"""reportlab's stubs take the name of the first font for a number, and leave out much of the rest."""
_PROGRAM = "集群申报助手"


class _NoFace:
    """What a canvas has at first: left to itself, it names Helvetica, and does not embed it."""

    fontName = "none"  # noqa: N815 - reportlab asks for this name
    face = _METRICS.TypeFace("none")
    _dynamicFont = 1  # noqa: N815 - reportlab asks for this name
    _multiByte = 0  # noqa: N815 - reportlab asks for this name


_METRICS.registerFont(_NoFace())


class PaperCanvas:
    """A PDF in the making.

    `canvas` is reportlab's, for all but text: its origin is the bottom left corner, lengths are points.
    """

    def __init__(self, fonts: FontBook, title: str) -> None:
        self._fonts = fonts
        self._target = BytesIO()
        self.canvas: Any = _CANVAS(
            self._target,
            invariant=1,
            pageCompression=0,
            pdfVersion=(1, 4),
            lang="zh-CN",
            initialFontName=_NoFace.fontName,
        )
        self._document: Any = self.canvas._doc  # noqa: SLF001 - fonts are handed to it, and it has no other name
        # Everything is packed in the same way: what reportlab calls page compression adds a coat of ASCII.
        self._document.defaultStreamFilters = [_PDF.PDFZCompress]
        self._faces: dict[str, EmbeddedFace] = {}
        self.canvas.setTitle(title)
        self.canvas.setAuthor(_PROGRAM)
        self.canvas.setCreator(_PROGRAM)
        self.canvas.setSubject(title)
        self.canvas.setViewerPreference("DisplayDocTitle", "true")

    def write(self, x: float, y: float, text: str, face: str, size: float, *, state: str = "") -> None:
        """Print `text` in one face with its baseline at `y`, in the colour of the canvas.

        `state` are operators of PDF for what follows, such as `0.5 Tc` (ISO 32000-1, 9.3).  Characters that
        the face lacks are drawn as its stand-in: ask the book first.
        """
        embedded = self._faces.get(face) or self._embed(face)
        codes = embedded.codes(text)
        self.canvas.addLiteral(
            f"BT /{embedded.name} {round(size, 3)} Tf {state} {round(x, 3)} {round(y, 3)} Td <{codes}> Tj ET"
        )

    def finish(self) -> bytes:
        """The file."""
        self.canvas.save()
        return self._target.getvalue()

    def _embed(self, face: str) -> EmbeddedFace:
        embedded = self._faces[face] = EmbeddedFace(self._fonts.face(face), f"F{len(self._faces) + 1}")
        self._document.delayedFonts.append(embedded)
        return embedded
