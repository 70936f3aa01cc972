"""Documents of every kind, made at random: each page tells by words or by stripes which page it is of which.

Pages with words say `D7x-<page>`; scans without words are striped: two black edges, between them the number
of the document and of the page in bits.
"""

from __future__ import annotations

import io
from random import Random

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from cluster_desktop.evidence.volume.plan import Entry
from tests.evidence.papers import A3, A4, Store, encoded, encrypted

_SIZES = (A4, A4, A4[::-1], A3, A3[::-1], (419.53, 595.28), (612.0, 792.0), (300.0, 900.0), (1700.0, 500.0))
_BITS = 12
_PAGE_BITS = 2
_SCANS = (
    ("1", "TIFF", {"compression": "group4"}),
    ("L", "TIFF", {"compression": "tiff_lzw"}),
    ("CMYK", "JPEG", {}),
    ("RGB", "JPEG", {"quality": 80}),
    ("L", "PNG", {}),
    ("P", "BMP", {}),
)


def any_documents(store: Store, lengths: list[int], sections: tuple[str, ...]) -> list[Entry]:
    """Documents of these lengths, the same for every run, in so many parts."""
    count = len(lengths)
    return [
        store.entry(
            f"第{number}份材料", any_document(number, pages), sections[number * len(sections) // count]
        )
        for number, pages in enumerate(lengths)
    ]


def any_document(number: int, pages: int) -> bytes:
    """A document of so many pages: a scan without words now and then, else a PDF of any kind."""
    chance = Random(number)  # noqa: S311 - made up, not secret
    if chance.random() < 0.25 and pages < 1 << _PAGE_BITS:
        return _scan(chance, number, pages)
    return _pdf(chance, number, pages)


def read_stripes(page: pypdfium2.PdfPage) -> tuple[int, int] | None:
    """Document and page that the stripes on a page tell, None where there are none."""
    shown = page.render(scale=1, grayscale=True).to_pil()
    middle = shown.height // 2
    dark = [x for x in range(shown.width) if shown.getpixel((x, middle)) < 110]
    if not dark:
        return None
    width = (dark[-1] + 1 - dark[0]) / (_BITS + 2)
    bits = [shown.getpixel((int(dark[0] + (bit + 1.5) * width), middle)) < 110 for bit in range(_BITS)]
    code = sum(1 << place for place, bit in enumerate(bits) if bit)
    return code >> _PAGE_BITS, code & ((1 << _PAGE_BITS) - 1)


def _scan(chance: Random, number: int, pages: int) -> bytes:
    mode, kind, options = chance.choice(_SCANS if pages == 1 else _SCANS[:2])
    size = chance.choice(((280, 400), (420, 280)))
    frames = [_stripes(number << _PAGE_BITS | page, size).convert(mode) for page in range(1, pages + 1)]
    further = {"save_all": True, "append_images": frames[1:]} if pages > 1 else {}
    return encoded(frames[0], kind, **options, **further)


def _stripes(code: int, size: tuple[int, int]) -> Image.Image:
    bits = [True, *(bool(code >> bit & 1) for bit in range(_BITS)), True]
    row = Image.new("L", (len(bits), 1))
    row.putdata([0 if bit else 255 for bit in bits])
    return row.resize(size, Image.Resampling.NEAREST)


def _pdf(chance: Random, number: int, pages: int) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, invariant=1)
    for page in range(1, pages + 1):
        width, height = chance.choice(_SIZES)
        canvas.setPageSize((width, height))
        canvas.setFont("Helvetica", min(width, height) / 20)
        canvas.drawCentredString(width / 2, height / 2, f"D{number}x-{page}")
        # A number of its own where the stamp comes to stand.
        canvas.setFont("Helvetica", 9)
        canvas.drawRightString(width - 24, 22, f"- {chance.randrange(1, 400)} -")
        canvas.showPage()
    canvas.save()
    with pikepdf.open(written) as document:
        for page in document.pages:
            _dress(chance, document, page)
        if chance.random() < 0.1:
            document.attachments["清单.pdf"] = b"%PDF-"
        changed = io.BytesIO()
        streams = chance.choice(list(pikepdf.ObjectStreamMode))
        document.save(changed, object_stream_mode=streams, deterministic_id=True)
    data = changed.getvalue()
    return encrypted(data, "") if chance.random() < 0.1 else data


def _dress(chance: Random, document: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Turned, cropped, shifted, with a seal or a filled field, its painting in several pieces."""
    width, height = (float(edge) for edge in list(page.mediabox)[2:])
    if chance.random() < 0.4:
        page.obj.Rotate = chance.choice((90, 180, 270, -90, 450))
    if chance.random() < 0.2:
        page.obj.CropBox = Array([width * 0.1, height * 0.1, width * 0.9, height * 0.9])
    if chance.random() < 0.1:
        page.obj.MediaBox = Array([-50, -70, width - 20, height - 30])
    if chance.random() < 0.2:
        page.contents_add(b"q 1 0 0 RG 50 50 m 90 90 l S", prepend=chance.random() < 0.5)
    if chance.random() < 0.2:
        drawn = document.make_stream(
            b"1 0 0 RG 2 w 4 4 92 92 re S",
            Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 100])),
        )
        seal = Dictionary(
            Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([90, 90, 150, 150]), AP=Dictionary(N=drawn)
        )
        page.obj.Annots = Array([document.make_indirect(seal)])
