"""Files made to fill memory or time are refused at once, by what they hold and not by their size."""

from __future__ import annotations

import io
import struct
import time
import zlib

import pikepdf
import pytest
from PIL import Image

from cluster_desktop.evidence.intake import images, packed
from cluster_desktop.evidence.intake.packed import TooMuchPacked, refuse_bombs
from cluster_desktop.evidence.intake.preflight import Preflight, inspect
from tests.evidence.intake.hard_files import deep_tree, image_in_pdf, many_pages, round_tree, tiff
from tests.evidence.papers import encoded, pdf, picture

SECONDS = 8


def in_time(data: bytes, name: str) -> Preflight:
    begun = time.monotonic()
    found = inspect(data, name)
    assert time.monotonic() - begun < SECONDS
    return found


def bomb(entries: str, size: int) -> bytes:
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(bytes(1 << 20)) for _ in range(size >> 20)) + packer.flush()
    head = f"7 0 obj\n<<{entries} /Filter /FlateDecode /Length {len(body)}>>\nstream\n".encode()
    data = pdf("a")
    at = data.rindex(b"xref\n", 0, data.rindex(b"startxref"))
    return data[:at] + head + body + b"\nendstream\nendobj\n" + data[at:]


@pytest.mark.parametrize(
    ("entries", "size"),
    [("/Type /ObjStm", 80 << 20), ("/Type /XRef", 80 << 20), ("", 12 << 20), ("/Subtype /Image", 24 << 20)],
)
def test_a_stream_that_unpacks_to_far_too_much_is_refused(
    monkeypatch: pytest.MonkeyPatch, entries: str, size: int
) -> None:
    monkeypatch.setattr(packed, "_MAX_OTHER", 8 << 20)
    monkeypatch.setattr(packed, "_MAX_IMAGE", 16 << 20)
    found = in_time(bomb(entries, size), "a.pdf")
    assert found.fault is not None
    assert "展开后过大" in found.fault


def test_many_streams_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MAX_UNPACKED", 30 << 20)
    one = bomb("", 16 << 20)
    refuse_bombs(one, lambda: None)
    with pytest.raises(TooMuchPacked):
        refuse_bombs(one + one, lambda: None)


def test_what_is_packed_twice_is_refused() -> None:
    body = zlib.compress(zlib.compress(bytes(1 << 20)))
    data = b"%PDF-1.5\n1 0 obj\n<</Filter [/FlateDecode /Fl]>>\nstream\n" + body
    with pytest.raises(TooMuchPacked):
        refuse_bombs(data, lambda: None)


def test_a_white_scan_packs_a_thousandfold_and_is_no_bomb() -> None:
    white = Image.new("RGB", (2480, 3508), "white")
    body = zlib.compress(white.tobytes(), 9)
    entries = {"Filter": "/FlateDecode", "ColorSpace": "/DeviceRGB", "BitsPerComponent": "8"}
    found = in_time(image_in_pdf(body, white.size, entries), "白.pdf")
    assert found.fault is None
    assert any("空白" in remark for remark in found.remarks)


def test_a_hundred_thousand_pages_are_refused() -> None:
    fault = in_time(many_pages(100_000), "a.pdf").fault
    assert fault == "文件超过 3000 页，无法处理。请拆成几份后再添加"


@pytest.mark.parametrize("make", [lambda: deep_tree(50_000), round_tree])
def test_a_page_tree_without_end_is_refused(make: object) -> None:
    assert in_time(make(), "a.pdf").fault  # type: ignore[operator]


def test_an_image_of_a_thousand_million_pixels_in_a_pdf_is_refused() -> None:
    entries = {"Filter": "/FlateDecode", "ColorSpace": "/DeviceGray", "BitsPerComponent": "8"}
    data = image_in_pdf(zlib.compress(bytes(1000)), (32_000, 32_000), entries)
    fault = in_time(data, "a.pdf").fault
    assert fault is not None
    assert "像素过多" in fault


def test_an_image_file_of_a_thousand_million_pixels_is_refused() -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 32_000, 32_000, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(9999)))
    fault = in_time(data + chunk(b"IEND", b""), "a.png").fault
    assert fault is not None
    assert "1024 百万像素" in fault


def test_a_tiff_of_too_many_or_too_large_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = tiff("1", "group4", 5, (310, 438))
    monkeypatch.setattr(images, "MAX_PAGES", 4)
    assert "超过 4 页" in (inspect(data, "a.tif").fault or "")
    monkeypatch.setattr(images, "MAX_PAGES", 5)
    assert inspect(data, "a.tif").fault is None
    monkeypatch.setattr(images, "MAX_PIXELS_IN_ALL", 310 * 438 * 4)
    assert "像素过多" in (inspect(data, "a.tif").fault or "")


def test_looking_at_a_file_can_be_stopped() -> None:
    class Cancelled(Exception):
        pass

    def check() -> None:
        raise Cancelled

    for data in (pdf("a", 3), encoded(picture(), "TIFF")):
        with pytest.raises(Cancelled):
            inspect(data, "a", check=check)


def test_objects_in_streams_are_no_bomb() -> None:
    with pikepdf.open(io.BytesIO(pdf("a", 200))) as document:
        written = io.BytesIO()
        document.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert in_time(written.getvalue(), "a.pdf").fault is None
