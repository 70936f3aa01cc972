"""Just the picked pages are bound, turned and in their order, and scans pass through files."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.intake.images import write_pages
from cluster_desktop.evidence.intake.preflight import inspect
from cluster_desktop.evidence.items import EvidenceItem, Pick
from cluster_desktop.evidence.volume.gathering import gather, page_preview
from cluster_desktop.evidence.volume.parts import Part
from tests.evidence.intake.hard_files import tiff
from tests.evidence.intake.test_images import difference
from tests.evidence.papers import Store, encoded, page_texts, pdf, picture


def item_of(data: bytes, *picks: tuple[int, int]) -> EvidenceItem:
    item = Store().entry("材料", data).item
    assert item is not None
    return replace(item, picks=tuple(Pick(*pick) for pick in picks))


def gathered(item: EvidenceItem, data: bytes, path: Path, fonts: FontBook) -> Part:
    path.write_bytes(data)
    return gather(item, path, fonts)


def test_the_picked_pages_are_bound_in_their_order(fonts: FontBook, tmp_path: Path) -> None:
    data, path = pdf("page", pages=5), tmp_path / "part.pdf"
    part = gathered(item_of(data, (4, 0), (2, 0)), data, path, fonts)
    assert part.pages == 2
    assert [text.strip() for text in page_texts(path)] == ["page-4", "page-2"]


def test_pages_are_turned_on_top_of_what_the_file_says(fonts: FontBook, tmp_path: Path) -> None:
    data, path = pdf("page", pages=2, Rotate=90), tmp_path / "part.pdf"
    gathered(item_of(data, (1, 0), (2, 270)), data, path, fonts)
    with pikepdf.open(path) as bound:
        assert [page.rotation for page in bound.pages] == [90, 0]


def test_a_page_that_is_left_out_is_not_in_the_file_any_more(fonts: FontBook, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(pdf("secret", pages=2))) as source:
        with source.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("second", 1))
        source.pages[1].obj.Contents = source.make_stream(b"% left out\n0 0 m 9 9 l S")
        written = io.BytesIO()
        source.save(written, compress_streams=False)
    path = tmp_path / "part.pdf"
    gathered(item_of(written.getvalue(), (1, 0)), written.getvalue(), path, fonts)
    with pikepdf.open(path) as bound:
        streams = [found.read_bytes() for found in bound.objects if isinstance(found, pikepdf.Stream)]
    assert len(streams) == 1
    assert not any(b"left out" in stream for stream in streams)


def test_pages_of_images_can_be_picked_too(fonts: FontBook, tmp_path: Path) -> None:
    data, path = tiff("1", "group4", 3), tmp_path / "part.pdf"
    assert gathered(item_of(data, (3, 90)), data, path, fonts).pages == 1
    with pikepdf.open(path) as bound:
        assert bound.pages[0].rotation == 90


def test_a_picked_page_that_is_gone_stops_the_binding(fonts: FontBook, tmp_path: Path) -> None:
    data = pdf("page", pages=2)
    with pytest.raises(ClusterError, match="选了第 3 页，这份材料共 2 页"):
        gathered(item_of(data, (3, 0)), data, tmp_path / "part.pdf", fonts)


def test_the_preview_of_one_image_of_many_shows_that_image(fonts: FontBook) -> None:
    greys = [Image.new("L", (700, 1000), shade) for shade in (40, 120, 200)]
    data = encoded(greys[0], "TIFF", save_all=True, append_images=greys[1:])
    shown = page_preview(item_of(data), data, 2, 0.5, fonts)
    assert shown.convert("L").getpixel((150, 200)) == 120


@pytest.mark.parametrize(
    ("mode", "compression"), [("1", "group4"), ("L", "tiff_lzw"), ("RGB", "jpeg"), ("1", "tiff_lzw")]
)
def test_scans_of_every_packing_look_as_they_did(
    fonts: FontBook, tmp_path: Path, mode: str, compression: str
) -> None:
    data, path = tiff(mode, compression, 2), tmp_path / "part.pdf"
    item = item_of(data)
    gathered(item, data, path, fonts)
    bound = replace(item, media="application/pdf")
    shown = page_preview(bound, path.read_bytes(), 2, 1.0, fonts)
    inner = shown.crop((29, 29, shown.width - 29, shown.height - 29))
    assert difference(inner, picture(mode, (1240, 1754)).convert("RGB")) < 8
    assert path.stat().st_size < len(data) * 1.5 + 20_000


def test_six_hundred_pages_are_written_one_at_a_time(tmp_path: Path) -> None:
    data = tiff("1", "group4", 600, (310, 438))
    assert inspect(data, "扫描.tif").pages == 600
    path, lengths = tmp_path / "part.pdf", list[int]()
    with path.open("wb") as out:
        write_pages(data, "image/tiff", out, check=lambda: lengths.append(out.tell()))
    assert len(lengths) == 600
    assert all(before < after for before, after in pairwise(lengths))
    with pikepdf.open(path) as bound:
        assert len(bound.pages) == 600
