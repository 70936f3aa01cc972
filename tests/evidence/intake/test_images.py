"""Images become A4 pages that show what the image shows."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageOps

from cluster_desktop.evidence.intake.images import ImageError, write_pages
from cluster_desktop.evidence.intake.media import recognise
from tests.evidence.papers import encoded, picture

CORNER = (200, 30, 30)


def shown(data: bytes) -> list[Image.Image]:
    """The pages as pdfium shows them, at one pixel a point."""
    written = io.BytesIO()
    write_pages(data, recognise(data, "图"), written)
    document = pypdfium2.PdfDocument(written.getvalue())
    return [page.render(scale=1).to_pil().convert("RGB") for page in document]


def image_pages(data: bytes) -> pikepdf.Pdf:
    written = io.BytesIO()
    write_pages(data, recognise(data, "图"), written)
    return pikepdf.open(written)


def difference(left: Image.Image, right: Image.Image) -> float:
    """Mean difference of two images, 0 to 255."""
    spread = ImageChops.difference(left.convert("L"), right.resize(left.size).convert("L")).tobytes()
    return sum(spread) / len(spread)


def content(page: Image.Image, shape: tuple[int, int]) -> Image.Image:
    """What stands on the page where an image of this shape must stand, 1 cm margins kept."""
    scale = min((page.width - 56.7) / shape[0], (page.height - 56.7) / shape[1])
    width, height = shape[0] * scale, shape[1] * scale
    left, top = (page.width - width) / 2, (page.height - height) / 2
    return page.crop((round(left), round(top), round(left + width), round(top + height)))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_stands_upright_whichever_way_the_camera_was_held(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = encoded(picture(), "JPEG", exif=exif, quality=95)
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    (page,) = shown(data)
    assert (page.width < page.height) == (upright.width < upright.height)
    assert difference(content(page, upright.size), upright) < 2


def test_jpeg_data_goes_in_as_it_is() -> None:
    data = encoded(picture(), "JPEG")
    with image_pages(data) as document:
        assert document.pages[0].resources["/XObject"]["/Im0"].read_raw_bytes() == data


def test_colours_of_a_cmyk_jpeg_are_not_inverted() -> None:
    (page,) = shown(encoded(picture("CMYK"), "JPEG", quality=95))
    red, green, blue = page.getpixel((80, 80))
    assert red > 150
    assert max(green, blue) < 110
    assert min(page.getpixel((500, 80))) > 250


@pytest.mark.parametrize(("mode", "kind"), [("RGB", "PNG"), ("RGB", "BMP"), ("RGB", "TIFF"), ("P", "PNG")])
def test_other_images_keep_their_colours(mode: str, kind: str) -> None:
    (page,) = shown(encoded(picture(mode), kind))
    assert all(abs(have - want) < 20 for have, want in zip(page.getpixel((80, 80)), CORNER, strict=True))


def test_transparent_parts_are_white() -> None:
    image = picture("RGBA")
    image.putalpha(Image.new("L", image.size, 0))
    (page,) = shown(encoded(image, "PNG"))
    assert page.convert("L").getextrema() == (255, 255)


def test_sixteen_bit_greys_keep_their_brightness() -> None:
    (page,) = shown(encoded(Image.new("I;16", (1000, 1400), 128 * 256), "PNG"))
    assert abs(page.getpixel((300, 400))[0] - 128) <= 1


def test_every_image_of_a_tiff_is_a_page_in_its_order() -> None:
    greys = [Image.new("L", (1000, 1400), shade) for shade in (40, 120, 200)]
    pages = shown(encoded(greys[0], "TIFF", save_all=True, append_images=greys[1:]))
    assert [page.getpixel((300, 400))[0] for page in pages] == [40, 120, 200]


def test_wide_images_lie_and_tall_ones_stand_on_a4() -> None:
    for size, expected in (((1400, 1000), (841.89, 595.28)), ((1000, 1400), (595.28, 841.89))):
        with image_pages(encoded(picture(size=size), "PNG")) as document:
            box = [float(edge) for edge in document.pages[0].mediabox]
        assert box[2:] == pytest.approx(expected, abs=0.01)


def test_a_broken_image_raises_rather_than_give_half_a_page() -> None:
    with pytest.raises(ImageError):
        image_pages(encoded(picture(), "PNG")[:800])


def test_the_same_image_gives_the_same_page() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    data = encoded(picture(), "PNG")
    for written in (first, second):
        write_pages(data, "image/png", written)
    assert first.getvalue() == second.getvalue()
