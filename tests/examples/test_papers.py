from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image

from cluster_desktop.documents.fonts import FontBook, MissingGlyph
from cluster_desktop.evidence.rendering import open_rendering
from cluster_desktop.examples.papers.sheet import Sheet

if TYPE_CHECKING:
    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.evidence.items import EvidenceItem


@pytest.fixture
def pdfs(example: Draft, evidence: dict[str, EvidenceItem]) -> dict[str, bytes]:
    return {
        name: example.blob(item.sha256) for name, item in evidence.items() if item.media == "application/pdf"
    }


def page_boxes(data: bytes) -> list[tuple[int, int, int]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            (round(float(page.mediabox[2])), round(float(page.mediabox[3])), int(page.obj.get("/Rotate", 0)))
            for page in pdf.pages
        ]


def test_there_is_a_volume_full_of_evidence_in_all_formats(evidence: dict[str, EvidenceItem]) -> None:
    assert 40 <= len(evidence) <= 60
    assert 120 <= sum(item.pages for item in evidence.values()) <= 220
    formats = Counter(item.media for item in evidence.values())
    assert set(formats) == {"application/pdf", "image/jpeg", "image/png", "image/tiff"}
    assert all(item.fault is None for item in evidence.values())


def test_there_are_pages_lying_turned_and_large(pdfs: dict[str, bytes]) -> None:
    assert page_boxes(pdfs["丝网产业园总体规划图.pdf"]) == [(842, 595, 0)]
    assert page_boxes(pdfs["产业链图谱.pdf"]) == [(1191, 842, 0)]
    assert set(page_boxes(pdfs["通用设备共享台账.pdf"])) == {(595, 842, 90)}
    assert page_boxes(pdfs["产业链培育方案（2023）.pdf"])[0] == (595, 842, 0)


def test_a_turned_page_reads_upright(pdfs: dict[str, bytes]) -> None:
    with open_rendering(pdfs["通用设备共享台账.pdf"]) as rendering:
        page = rendering.image(1, 1.0, grey=True)
        assert "共享使用单位登记表" in rendering.text(1)
    assert page.width > page.height
    rows = page.convert("L").point([255 * (level < 128) for level in range(256)])
    head, foot = rows.crop((0, 0, page.width, 60)), rows.crop((0, page.height - 30, page.width, page.height))
    assert head.getbbox() is not None
    assert foot.histogram()[255] < head.histogram()[255]


def test_no_page_is_blank_and_every_page_says_that_it_is_made_up(pdfs: dict[str, bytes]) -> None:
    for name, data in pdfs.items():
        with open_rendering(data) as rendering:
            for number in range(1, rendering.pages + 1):
                text = rendering.text(number)
                assert "示例材料，单位和内容均为虚构" in text, name
                assert len(text) > 25, (name, number)


def test_a_fax_has_several_pages_in_black_and_white(
    example: Draft, evidence: dict[str, EvidenceItem]
) -> None:
    item = evidence["产学研合作协议书扫描件.tif"]
    with Image.open(io.BytesIO(example.blob(item.sha256))) as fax:
        assert (fax.mode, getattr(fax, "n_frames", 1)) == ("1", item.pages)
    assert item.pages > 1


@pytest.mark.parametrize("name", ["共享仓储协议扫描件.jpg", "地理标志证明商标注册证.png"])
def test_a_scan_is_one_grainy_page_with_dark_letters(
    example: Draft, evidence: dict[str, EvidenceItem], name: str
) -> None:
    with Image.open(io.BytesIO(example.blob(evidence[name].sha256))) as scan:
        darkest, _ = scan.convert("L").getextrema()
        shades = sum(1 for many in scan.convert("L").histogram() if many)
        assert scan.height > 1300
    assert darkest < 60
    assert shades > 8


def test_the_same_calls_draw_the_same_bytes() -> None:
    def draw() -> bytes:
        sheet = Sheet(FontBook(), "证明")
        sheet.page()
        sheet.text(100, 100, "平川县丝网产业", "fangsong", 16)
        sheet.seal(300, 300)
        return sheet.finish()

    assert draw() == draw()


def test_a_character_that_cannot_be_printed_is_named() -> None:
    sheet = Sheet(FontBook(rare=()), "证明")
    sheet.page()
    with pytest.raises(MissingGlyph, match="U\\+10FFFD"):
        sheet.text(100, 100, "\U0010fffd", "fangsong", 16)
