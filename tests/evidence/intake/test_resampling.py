"""Scans get smaller and stay what they are; text and line art are not touched."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.intake.resampling import reduced
from cluster_desktop.evidence.items import Pick, attach, provable, read_evidence, set_picks
from cluster_desktop.evidence.reducing import reduce_item
from cluster_desktop.forms.loader import load_edition, load_notice
from tests.evidence.intake.hard_files import exif, tiff
from tests.evidence.intake.test_images import difference
from tests.evidence.papers import encoded, pdf, picture

AUTHOR = "张三"
KNOWN = provable(load_edition("hebei-2024"), load_notice("hebei-2024"))


@cache
def photograph(mode: str = "RGB", size: tuple[int, int] = (1240, 1754)) -> Image.Image:
    """The test picture with the grain of a scan: 150 dpi on A4."""
    grain = Image.effect_noise(size, 40).filter(ImageFilter.GaussianBlur(0.6)).convert("RGB")
    return Image.blend(picture(size=size), grain, 0.3).convert(mode)


def scan(image: Image.Image, *, quality: int = 92, mask: Image.Image | None = None) -> bytes:
    """The image over a whole A4 page, with a line of text."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=(595.276, 841.89), invariant=1)
    data = io.BytesIO(encoded(image, "JPEG", quality=quality))
    canvas.drawImage(ImageReader(data), 0, 0, 595.276, 841.89)
    canvas.setFont("Helvetica", 20)
    canvas.drawString(100, 100, "text-stays")
    canvas.showPage()
    canvas.save()
    if mask is None:
        return written.getvalue()
    with pikepdf.open(written) as document:
        stream = only_picture(document)
        made = document.make_stream(mask.tobytes())
        for key, value in {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Image,
            "/Width": mask.width,
            "/Height": mask.height,
            "/ColorSpace": pikepdf.Name.DeviceGray,
            "/BitsPerComponent": 8,
        }.items():
            made[key] = value
        stream.SMask = made
        masked = io.BytesIO()
        document.save(masked)
        return masked.getvalue()


def only_picture(document: pikepdf.Pdf) -> pikepdf.Stream:
    (stream,) = document.pages[0].resources["/XObject"].values()
    return stream


def shown(data: bytes) -> Image.Image:
    return pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB")


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_scan_gets_smaller_and_looks_the_same(mode: str) -> None:
    data = scan(photograph(mode))
    smaller = reduced(data, 100)
    assert len(smaller) < len(data) * 0.6
    assert difference(shown(smaller), shown(data)) < 4
    assert "text-stays" in pypdfium2.PdfDocument(smaller)[0].get_textpage().get_text_bounded()


def test_the_dots_are_those_asked_for() -> None:
    with pikepdf.open(io.BytesIO(reduced(scan(photograph()), 120))) as document:
        image = only_picture(document)
        assert (int(image.Width), int(image.Height)) == pytest.approx((992, 1403), abs=2)


def test_what_is_coarse_already_keeps_its_bytes() -> None:
    data = scan(photograph())
    assert reduced(data, 200) is data


def test_text_without_scans_keeps_its_bytes() -> None:
    data = pdf("a", pages=3)
    assert reduced(data, 100) is data


def test_black_and_white_scans_keep_their_dots() -> None:
    data = tiff("1", "group4", 2)
    assert reduced(data, 100) is data


def test_what_is_clear_stays_clear() -> None:
    mask = Image.new("L", (400, 600), 255)
    mask.paste(0, (0, 300, 400, 600))
    data = scan(photograph(), mask=mask)
    smaller = reduced(data, 100)
    assert len(smaller) < len(data)
    assert shown(smaller).getpixel((300, 700)) == (255, 255, 255)
    assert difference(shown(smaller), shown(data)) < 4


def test_colours_by_profile_keep_their_profile() -> None:
    with pikepdf.open(io.BytesIO(scan(photograph()))) as document:
        image = only_picture(document)
        profile = document.make_stream(b"profile")
        profile.N = 3
        image.ColorSpace = pikepdf.Array([pikepdf.Name.ICCBased, document.make_indirect(profile)])
        written = io.BytesIO()
        document.save(written)
    with pikepdf.open(io.BytesIO(reduced(written.getvalue(), 100))) as document:
        image = only_picture(document)
        assert image.ColorSpace[1].read_bytes() == b"profile"
        assert int(image.Width) < 1000


def test_a_picture_drawn_small_and_large_is_fit_for_the_large() -> None:
    with pikepdf.open(io.BytesIO(scan(photograph()))) as document:
        page = document.pages[0]
        (name,) = page.resources["/XObject"].keys()
        page.contents_add(f"q 10 0 0 10 0 0 cm {name} Do Q".encode())
        written = io.BytesIO()
        document.save(written)
    with pikepdf.open(io.BytesIO(reduced(written.getvalue(), 100))) as document:
        image = only_picture(document)
        assert int(image.Width) == pytest.approx(827, abs=2)


def test_a_photograph_held_sideways_stays_upright() -> None:
    data = exif(6)
    large = io.BytesIO()
    with Image.open(io.BytesIO(data)) as stored:
        grain = photograph("RGB", stored.size)
        mixed = Image.blend(stored.convert("RGB"), grain, 0.2)
        mixed.save(large, "JPEG", quality=95, exif=stored.getexif())
    smaller = reduced(large.getvalue(), 100)
    assert smaller.startswith(b"%PDF-")
    page = shown(smaller)
    assert page.width < page.height
    red, green, _ = page.getpixel((80, 80))
    assert red > green + 60


@pytest.mark.parametrize("dpi", [0, 99, 601])
def test_dots_that_make_no_sense_are_refused(dpi: int) -> None:
    with pytest.raises(ClusterError, match="100 到 600"):
        reduced(pdf("a"), dpi)


def test_an_item_keeps_all_but_its_file(tmp_path: Path) -> None:
    with Draft.create(tmp_path / "d.jqsb", edition="hebei-2024", notice="hebei-2024", author=AUTHOR) as draft:
        data = scan(photograph())
        item = attach(draft, data, "扫描.pdf", "证书", ["chain_work/1"], AUTHOR, known=KNOWN)
        item = set_picks(draft, item.id, [Pick(1, 90)], AUTHOR)
        size = reduce_item(draft, item.id, 100, AUTHOR)
        (kept,) = read_evidence(draft)
        assert (size.before, size.after) == (len(data), len(draft.blob(kept.sha256)))
        assert size.after < size.before * 0.6
        assert (kept.id, kept.title, kept.proves, kept.picks) == (
            item.id,
            item.title,
            item.proves,
            item.picks,
        )
        count = draft.count_changes()
        again = reduce_item(draft, item.id, 100, AUTHOR)
        assert again.before == again.after == size.after
        assert draft.count_changes() == count
