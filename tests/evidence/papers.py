"""Documents made for the tests: PDFs whose every page carries a marker, and images."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from cluster_desktop.evidence.intake.preflight import inspect
from cluster_desktop.evidence.items import EvidenceItem
from cluster_desktop.evidence.volume.plan import Entry, VolumePlan
from cluster_desktop.evidence.volume.wording import Claim

A4 = (595.276, 841.89)
A3 = (841.89, 1190.55)


def pdf(marker: str, pages: int = 1, size: tuple[float, float] = A4, **entries: object) -> bytes:
    """A PDF whose page n says `<marker>-<n>` in its middle; `entries` go into every page (Rotate=90)."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=size, invariant=1)
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica", min(size) / 20)
        canvas.drawCentredString(size[0] / 2, size[1] / 2, f"{marker}-{number}")
        canvas.showPage()
    canvas.save()
    return changed(written.getvalue(), **entries) if entries else written.getvalue()


def changed(data: bytes, **entries: object) -> bytes:
    """The PDF with these entries in every page."""
    with pikepdf.open(io.BytesIO(data)) as document:
        for page in document.pages:
            for key, value in entries.items():
                page.obj[f"/{key}"] = value
        written = io.BytesIO()
        document.save(written, deterministic_id=True)
        return written.getvalue()


def encrypted(data: bytes, password: str) -> bytes:
    """The PDF under a password; an empty one opens by itself."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(written, encryption=pikepdf.Encryption(owner="owner", user=password))
    return written.getvalue()


def picture(mode: str = "RGB", size: tuple[int, int] = (1000, 1400)) -> Image.Image:
    """An image with a red corner at the top left, so that turning it is seen."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2, size[1] // 4), fill=(200, 30, 30))
    return image.convert(mode)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """The image as a file of this kind."""
    written = io.BytesIO()
    image.save(written, kind, **options)
    return written.getvalue()


class Store:
    """Documents by hash, as a draft keeps them, and items for them."""

    def __init__(self) -> None:
        self.blobs: dict[str, bytes] = {}
        self._count = 0

    def entry(self, title: str, data: bytes, section: str = "二、主导产业情况") -> Entry:
        """A line of the plan for a document."""
        found = inspect(data, title)
        digest = hashlib.sha256(data).hexdigest()
        self.blobs[digest] = data
        self._count += 1
        item = EvidenceItem(
            id=f"{self._count:012d}",
            title=title,
            proves=("chain_work/1",),
            sha256=digest,
            file_name=f"{title}.pdf",
            media=found.media,
            pages=found.pages,
            fault=found.fault,
            order=self._count,
        )
        claim = Claim((0, self._count), section, f"{section[0]}、{title}所证明的一项")
        return Entry(item, section, (claim.words,), (claim,))

    def fetch(self, sha256: str, path: Path, _check: object = None) -> None:
        """Write a document to a path, as `Draft.blob_to`."""
        path.write_bytes(self.blobs[sha256])


def plan(*entries: Entry, as_draft: bool = False) -> VolumePlan:
    """The plan of a made-up county's volume."""
    return VolumePlan("平川县丝网产业集群", "平川县工业和信息化局", "2024-05-06", tuple(entries), as_draft)


def page_texts(path: Path) -> list[str]:
    """The words of every page, read by pdfium alone."""
    document = pypdfium2.PdfDocument(path)
    texts: list[str] = []
    for page in document:
        words = page.get_textpage()
        texts.append(words.get_text_bounded())
        words.close()
        page.close()
    document.close()
    return texts
