"""A file is judged by what it holds, and the official is told in plain words."""

from __future__ import annotations

import io
import re
import zipfile

import pikepdf
import pytest
from PIL import Image

from cluster_desktop.evidence.intake import preflight
from cluster_desktop.evidence.intake.inspection import numbers
from cluster_desktop.evidence.intake.preflight import UnfitFile, inspect
from tests.evidence.papers import A3, encoded, encrypted, pdf, picture


def test_a_sound_pdf_has_no_fault_and_no_remark() -> None:
    found = inspect(pdf("a", pages=3), "证书.pdf")
    assert (found.media, found.pages, found.fault, found.remarks) == ("application/pdf", 3, None, ())


def test_the_content_decides_not_the_name() -> None:
    assert inspect(encoded(picture(), "JPEG"), "扫描.pdf").media == "image/jpeg"
    assert inspect(pdf("a"), "图片.jpg").media == "application/pdf"


def test_a_pdf_with_a_password_can_be_attached_but_not_read() -> None:
    found = inspect(encrypted(pdf("a"), "secret"), "a.pdf")
    assert found.pages == 0
    assert found.fault is not None
    assert "口令" in found.fault


def test_a_pdf_that_only_forbids_editing_is_readable() -> None:
    assert inspect(encrypted(pdf("a", pages=2), ""), "a.pdf").fault is None


def test_a_pdf_cut_in_its_tail_is_repaired_with_a_remark() -> None:
    found = inspect(pdf("a", pages=3)[:-60], "a.pdf")
    assert (found.pages, found.fault) == (3, None)
    assert any("已修复" in remark for remark in found.remarks)


def test_a_pdf_whose_repair_leaves_blank_pages_is_at_fault_and_the_pages_are_named() -> None:
    data = pdf("a", pages=6)
    found = inspect(data[: len(data) * 2 // 3], "a.pdf")
    assert found.fault is not None
    assert re.search(r"第 [\d、–]+ 页的内容读不出来", found.fault)


def test_a_blank_page_that_was_meant_blank_is_no_fault_in_a_repaired_file() -> None:
    with pikepdf.open(io.BytesIO(pdf("a", pages=2))) as document:
        document.add_blank_page(page_size=(595, 842))
        document.pages[-1].obj.Contents = pikepdf.Stream(document, b"q 1 0 0 1 0 0 cm Q")
        written = io.BytesIO()
        document.save(written)
    found = inspect(written.getvalue()[:-40], "a.pdf")
    assert (found.pages, found.fault) == (3, None)


@pytest.mark.parametrize("length", [20, 400])
def test_a_pdf_of_which_too_little_is_left_is_at_fault(length: int) -> None:
    found = inspect(pdf("a")[:length], "a.pdf")
    assert found.fault is not None
    assert "已损坏" in found.fault


def test_a_page_whose_content_breaks_off_is_at_fault_though_it_shows_something() -> None:
    with pikepdf.open(io.BytesIO(pdf("a", pages=2))) as document:
        strokes = b"".join(b"%d %d m %d %d l S " % (n, n * 7, n * 3, n * 11) for n in range(500))
        document.pages[1].Contents = pikepdf.Stream(document, strokes)
        written = io.BytesIO()
        document.save(written)
    with pikepdf.open(written) as document:
        packed = document.pages[1].Contents.read_raw_bytes()
    broken = packed[: len(packed) // 2] + bytes(8) + packed[len(packed) // 2 + 8 :]
    found = inspect(written.getvalue().replace(packed, broken), "a.pdf")
    assert found.fault == "文件已损坏，第 2 页的内容读不出来。请重新扫描，或重新取得这份文件"


def test_a_pdf_without_pages_is_at_fault() -> None:
    written = io.BytesIO()
    pikepdf.new().save(written)
    assert inspect(written.getvalue(), "a.pdf").fault == "文件里没有页面。请重新取得这份文件"


@pytest.mark.parametrize("entries", [{"CropBox": [0, 0, 300, 300]}, {"UserUnit": 2}])
def test_pages_of_odd_size_are_remarked_on_by_the_size_that_is_seen(entries: dict[str, object]) -> None:
    assert "第 1 页不是 A4，装订时放到 A4 纸上" in inspect(pdf("a", **entries), "a.pdf").remarks


def test_a_turned_a4_page_needs_no_remark() -> None:
    assert inspect(pdf("a", Rotate=90), "a.pdf").remarks == ()


def test_an_a3_page_is_remarked_on() -> None:
    assert "第 1、2 页不是 A4" in inspect(pdf("a", 2, A3), "a.pdf").remarks[0]


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("RGB", "JPEG"),
        ("L", "JPEG"),
        ("CMYK", "JPEG"),
        ("RGBA", "PNG"),
        ("P", "PNG"),
        ("1", "TIFF"),
        ("RGB", "BMP"),
    ],
)
def test_images_that_offices_scan_are_readable(mode: str, kind: str) -> None:
    found = inspect(encoded(picture(mode, (1300, 1800)), kind), "扫描")
    assert (found.pages, found.fault, found.remarks) == (1, None, ())


def test_a_tiff_has_as_many_pages_as_images() -> None:
    more = [picture("L"), picture("1")]
    found = inspect(encoded(picture(), "TIFF", save_all=True, append_images=more), "扫描.tif")
    assert (found.pages, found.fault) == (3, None)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "BMP"])
def test_an_image_cut_short_is_at_fault(kind: str) -> None:
    data = encoded(picture(), kind)
    found = inspect(data[: len(data) // 2], "扫描")
    assert found.fault == "图像已损坏，无法读取。请重新扫描，或重新取得这份文件"


def test_an_image_of_too_many_pixels_is_at_fault_before_it_is_decoded() -> None:
    found = inspect(encoded(Image.new("1", (30_000, 30_000)), "PNG"), "扫描.png")
    assert found.fault is not None
    assert "900 百万像素" in found.fault


def test_a_coarse_image_is_remarked_on() -> None:
    assert "像素很少" in inspect(encoded(picture(size=(300, 400)), "PNG"), "图.png").remarks[0]


def _packed(*names: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "0 字节"),
        ("一段文字".encode(), "只改文件名不起作用"),
        (_packed("[Content_Types].xml", "word/document.xml"), "Word 文件"),
        (_packed("xl/workbook.xml"), "Excel 文件"),
        (_packed("ppt/presentation.xml"), "演示文稿"),
        (_packed("OFD.xml"), "OFD 文件"),
        (_packed("证书.pdf"), "压缩包"),
        (b"PK\x03\x04broken", "压缩包"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Word、Excel 或 WPS"),
        (b"{\\rtf1}", "RTF"),
        (b"Rar!\x1a\x07", "压缩包"),
        (b"GIF89a", "GIF"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "WebP"),
        (b"\0\0\0\x18ftypheic", "HEIC"),
    ],
)
def test_what_is_neither_pdf_nor_image_is_refused_and_named(data: bytes, told: str) -> None:
    with pytest.raises(UnfitFile, match=told) as refused:
        inspect(data, "认定文件.pdf")
    assert refused.value.where == "认定文件.pdf"


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "MAX_BYTES", 1000)
    with pytest.raises(UnfitFile, match="超过"):
        inspect(pdf("a"), "a.pdf")


def test_pages_are_told_in_runs_and_many_of_them_by_their_number() -> None:
    assert numbers([3]) == "3"
    assert numbers([1, 2, 3, 7]) == "1–3、7"
    assert numbers(range(1, 26, 2)) == "1、3、5、7、9 等 13"
