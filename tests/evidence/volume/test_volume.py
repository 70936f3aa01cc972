"""The bound volume, read back independently: every row names the page on which its document starts."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.layout import lay_out
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.volume.plan import Entry, VolumePlan
from cluster_desktop.evidence.volume.stamping import stamp_box
from cluster_desktop.evidence.volume.volume import Volume, build_volume
from cluster_desktop.evidence.volume.watch import Watch
from cluster_desktop.evidence.volume.wording import Claim
from tests.evidence.papers import A3, Store, changed, encoded, encrypted, page_texts, pdf, picture, plan

MISSING = Entry(None, "二、主导产业情况", ("缺的一项",))


class Bindery:
    """Binds plans of one store into one folder."""

    def __init__(self, store: Store, fonts: FontBook, folder: Path) -> None:
        self.store = store
        self._fonts = fonts
        self._folder = folder

    def bind(self, made: VolumePlan, name: str = "佐证材料.pdf") -> Volume:
        return build_volume(made, self.store.fetch, self._fonts, self._folder / name)

    def bind_one(self, data: bytes) -> tuple[Volume, list[str]]:
        """A volume of this one document, and the words of its pages."""
        volume = self.bind(plan(self.store.entry("唯一材料", data)))
        return volume, page_texts(volume.files[0].path)


@pytest.fixture
def bindery(store: Store, fonts: FontBook, tmp_path: Path) -> Bindery:
    return Bindery(store, fonts, tmp_path)


def stamped(path: Path) -> list[str]:
    """What stands in the outer lower corner of every page."""
    document = pypdfium2.PdfDocument(path)
    found: list[str] = []
    for number, page in enumerate(document, 1):
        words = page.get_textpage()
        found.append("".join(words.get_text_bounded(*stamp_box(number, page.get_width())).split()))
        words.close()
        page.close()
    document.close()
    return found


@pytest.mark.parametrize("count", [0, 1, 2, 60])
def test_every_row_names_the_page_on_which_its_document_starts(bindery: Bindery, count: int) -> None:
    lengths = [number % 4 + 1 for number in range(count)]
    entries = [
        bindery.store.entry(f"第{number}份材料", pdf(f"DOC{number}x", length))
        for number, length in enumerate(lengths)
    ]
    volume = bindery.bind(plan(*entries))
    texts = page_texts(volume.files[0].path)
    starts = [next(n for n, text in enumerate(texts, 1) if f"DOC{i}x-1\r" in text) for i in range(count)]
    ends = [
        next(n for n, text in enumerate(texts, 1) if f"DOC{i}x-{lengths[i]}\r" in text) for i in range(count)
    ]
    assert [(row.from_page, row.to_page) for row in volume.rows] == list(zip(starts, ends, strict=True))
    assert volume.files[0].pages == len(texts)
    assert all(start % 2 for start in starts)


def test_every_page_after_the_cover_carries_its_number_on_the_outer_edge(bindery: Bindery) -> None:
    entries = [bindery.store.entry(f"材料{n}", pdf(f"D{n}", n)) for n in (1, 2, 3)]
    volume = bindery.bind(plan(*entries))
    numbers = stamped(volume.files[0].path)
    assert numbers == ["", *(f"第{number}页" for number in range(2, volume.files[0].pages + 1))]


def test_the_index_begins_on_page_three_and_prints_the_pages(bindery: Bindery) -> None:
    entries = [bindery.store.entry("甲材料", pdf("A", 2)), bindery.store.entry("乙材料", pdf("B", 1))]
    volume = bindery.bind(plan(*entries))
    index = page_texts(volume.files[0].path)[2]
    assert "佐证材料目录" in index
    cells = {
        (cell.row, cell.column): cell.text
        for cell in lay_out(volume.index_word, FontBook()).pages[0].cells
        if cell.table == 0
    }
    assert [cells[row, 1] for row in (1, 2)] == ["甲材料", "乙材料"]
    assert [cells[row, 3] for row in (1, 2)] == ["5—6", "7"]
    assert "5—6" in index


def test_the_cover_names_cluster_applicant_and_date(bindery: Bindery) -> None:
    _, texts = bindery.bind_one(pdf("A"))
    for words in ("平川县丝网产业集群", "佐证材料", "申报单位：平川县工业和信息化局", "2024年5月6日"):
        assert words in texts[0]


def test_an_index_of_several_pages_moves_the_documents_behind_it(bindery: Bindery) -> None:
    data = pdf("DOC")
    entries = [
        Entry(entry.item, entry.section, tuple(f"{entry.proves[0]}之{n}" for n in range(8)))
        for entry in (bindery.store.entry(f"第{n}份材料", data) for n in range(12))
    ]
    volume = bindery.bind(plan(*entries))
    assert volume.index_pages > 2
    first = volume.rows[0].from_page
    assert first is not None
    assert first > 3 + volume.index_pages - 1
    assert "DOC-1" in page_texts(volume.files[0].path)[first - 1]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("box", [None, [100, 150, 500, 700], [-50, -50, 545, 792]])
def test_turned_and_cropped_pages_show_what_a_viewer_showed_and_carry_their_number(
    bindery: Bindery, rotation: int, box: list[int] | None
) -> None:
    data = pdf("MARK")
    if rotation:
        data = changed(data, Rotate=rotation)
    if box:
        data = changed(data, CropBox=box)
    volume, texts = bindery.bind_one(data)
    assert "MARK-1" in texts[4]
    assert stamped(volume.files[0].path)[4] == "第5页"
    before, after = _ink(data, 1), _ink(volume.files[0].path.read_bytes(), 5)
    assert (before[0] > before[1]) == (after[0] > after[1])


def _ink(data: bytes, number: int) -> tuple[int, int]:
    """Width and height of what is written in the upper nine tenths of a page, in pixels."""
    document = pypdfium2.PdfDocument(data)
    image = document[number - 1].render(scale=2, grayscale=True).to_pil().convert("L")
    upper = image.crop((0, 0, image.width, image.height * 9 // 10))
    box = upper.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    return box[2] - box[0], box[3] - box[1]


@pytest.mark.parametrize(
    ("size", "lying"),
    [(A3, False), ((A3[1], A3[0]), True), ((841.89, 595.276), True), ((60, 40), True), ((3000, 5000), False)],
)
def test_every_page_is_laid_on_a4_of_its_own_shape(
    bindery: Bindery, size: tuple[float, float], lying: bool
) -> None:
    volume, texts = bindery.bind_one(pdf("MARK", size=size))
    with pikepdf.open(volume.files[0].path) as document:
        page = document.pages[4]
        width, height = (float(edge) for edge in list(page.mediabox)[2:])
    assert sorted((width, height)) == pytest.approx([595.276, 841.89], abs=0.01)
    assert (width > height) is lying
    assert "MARK-1" in texts[4]
    assert stamped(volume.files[0].path)[4] == "第5页"


def test_a_small_page_keeps_its_size(bindery: Bindery) -> None:
    data = pdf("M", size=(200, 200))
    volume, _ = bindery.bind_one(data)
    assert _ink(volume.files[0].path.read_bytes(), 5) == pytest.approx(_ink(data, 1), abs=2)


def test_the_number_covers_a_black_scan(bindery: Bindery) -> None:
    with pikepdf.open(io.BytesIO(pdf("M"))) as scan:
        image = pikepdf.Stream(scan, bytes(4), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
        image.Width, image.Height, image.BitsPerComponent = 2, 2, 8
        image.ColorSpace = pikepdf.Name.DeviceGray
        scan.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
        scan.pages[0].Contents = pikepdf.Stream(scan, b"q 596 0 0 842 0 0 cm /Im0 Do Q")
        written = io.BytesIO()
        scan.save(written)
    volume, _ = bindery.bind_one(written.getvalue())
    document = pypdfium2.PdfDocument(volume.files[0].path)
    page = document[4]
    left, bottom, right, top = stamp_box(5, page.get_width())
    image = page.render(scale=1, grayscale=True).to_pil().convert("L")
    corner = image.crop(
        (round(left) + 2, round(image.height - top) + 2, round(right) - 2, round(image.height - bottom) - 2)
    )
    assert image.getpixel((300, 400)) == 0
    assert sum(value > 250 for value in corner.tobytes()) > len(corner.tobytes()) * 0.7


def test_what_a_page_leaves_open_does_not_move_the_number(bindery: Bindery) -> None:
    with pikepdf.open(io.BytesIO(pdf("M"))) as document:
        document.pages[0].contents_add(b" q 0.5 0 0 0.5 100 100 cm 1 0 0 rg q")
        written = io.BytesIO()
        document.save(written)
    volume, _ = bindery.bind_one(written.getvalue())
    assert stamped(volume.files[0].path)[4] == "第5页"


def test_a_number_that_the_document_prints_itself_in_the_same_corner_does_no_harm(bindery: Bindery) -> None:
    with pikepdf.open(io.BytesIO(pdf("M"))) as document:
        fonts = next(iter(document.pages[0].Resources.Font.keys()))
        document.pages[0].contents_add(f" BT {fonts} 11 Tf 545 22 Td (99) Tj ET".encode())
        written = io.BytesIO()
        document.save(written)
    volume, texts = bindery.bind_one(written.getvalue())
    assert "99" in texts[4]
    assert volume.rows[0].span == "5"


def test_images_and_pdfs_are_bound_together(bindery: Bindery) -> None:
    tiff = encoded(picture(), "TIFF", save_all=True, append_images=[picture("L"), picture("1")])
    entries = [
        bindery.store.entry("照片", encoded(picture("CMYK"), "JPEG")),
        bindery.store.entry("传真", tiff),
        bindery.store.entry("证书", encrypted(pdf("CERT", 2), "")),
    ]
    volume = bindery.bind(plan(*entries))
    assert [row.span for row in volume.rows] == ["5", "7—9", "11—12"]
    assert "CERT-1" in page_texts(volume.files[0].path)[10]


def test_a_seal_that_lies_over_the_page_is_bound_with_it(bindery: Bindery) -> None:
    with pikepdf.open(io.BytesIO(pdf("M"))) as document:
        seal = pikepdf.Stream(document, b"1 0 0 rg 0 0 100 100 re f")
        seal.Type, seal.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        seal.BBox = pikepdf.Array([0, 0, 100, 100])
        stamp = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Stamp,
            Rect=pikepdf.Array([100, 100, 200, 200]),
            AP=pikepdf.Dictionary(N=document.make_indirect(seal)),
        )
        document.pages[0].Annots = pikepdf.Array([document.make_indirect(stamp)])
        written = io.BytesIO()
        document.save(written)
    volume, _ = bindery.bind_one(written.getvalue())
    page = pypdfium2.PdfDocument(volume.files[0].path)[4]
    image = page.render(scale=1).to_pil().convert("RGB")
    assert image.getpixel((150, image.height - 150)) == (255, 0, 0)


def test_bookmarks_lead_to_sections_and_documents(bindery: Bindery) -> None:
    entries = [
        bindery.store.entry("甲", pdf("A")),
        bindery.store.entry("乙", pdf("B")),
        bindery.store.entry("丙", pdf("C"), "三、创新能力情况"),
    ]
    volume = bindery.bind(plan(*entries))
    document = pypdfium2.PdfDocument(volume.files[0].path)
    marks = [(mark.level, mark.get_title(), mark.get_dest().get_index() + 1) for mark in document.get_toc()]
    assert marks == [
        (0, "目录", 3),
        (0, "二、主导产业情况", 5),
        (1, "甲", 5),
        (1, "乙", 7),
        (0, "三、创新能力情况", 9),
        (1, "丙", 9),
    ]


def test_rows_of_the_index_are_links_to_their_documents(bindery: Bindery) -> None:
    volume = bindery.bind(plan(*(bindery.store.entry(f"材料{n}", pdf(f"D{n}")) for n in range(3))))
    with pikepdf.open(volume.files[0].path) as document:
        numbers = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
        links = document.pages[2].Annots.as_list()
        assert [numbers[link.Dest[0].objgen] for link in links] == 2 * [row.from_page for row in volume.rows]
        assert document.Root.PageLabels.Nums[0] == 0
    assert pypdfium2.PdfDocument(volume.files[0].path).get_page_label(4) == "5"


def test_a_draft_lists_what_is_missing_stands_in_for_what_is_lost_and_marks_every_page(
    bindery: Bindery,
) -> None:
    lost = bindery.store.entry("认定文件", encrypted(pdf("SECRET"), "secret"))
    made = plan(bindery.store.entry("甲", pdf("A", 2)), MISSING, lost, as_draft=True)
    volume = bindery.bind(made)
    texts = page_texts(volume.files[0].path)
    assert [row.span for row in volume.rows] == ["5—6", "缺", "7"]
    assert all("草稿" in text for text in texts)
    assert "认定文件" in texts[6]
    assert "口令" in texts[6]
    assert "缺的一项" in texts[2]


def test_outside_a_draft_an_unreadable_document_stops_the_binding(bindery: Bindery, tmp_path: Path) -> None:
    lost = bindery.store.entry("认定文件", encrypted(pdf("SECRET"), "secret"))
    with pytest.raises(ClusterError, match="口令"):
        bindery.bind(plan(lost))
    assert list(tmp_path.iterdir()) == []


def test_a_document_that_changed_since_it_was_attached_stops_the_binding(bindery: Bindery) -> None:
    entry = bindery.store.entry("甲", pdf("A", 2))
    assert entry.item is not None
    bindery.store.blobs[entry.item.sha256] = pdf("A", 3)
    with pytest.raises(ClusterError, match="添加时有 2 页，现在读出 3 页"):
        bindery.bind(plan(entry))


def test_the_same_plan_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    made = plan(
        store.entry("甲", pdf("A", 3)),
        store.entry("乙", changed(pdf("B"), Rotate=90)),
        store.entry("丙", encoded(picture(), "PNG")),
        MISSING,
        as_draft=True,
    )
    first, second = (Bindery(store, FontBook(), tmp_path).bind(made, name) for name in ("一.pdf", "二.pdf"))
    assert first.files[0].path.read_bytes() == second.files[0].path.read_bytes()
    assert first.index_word == second.index_word


def test_stopping_leaves_nothing_behind(bindery: Bindery, fonts: FontBook, tmp_path: Path) -> None:
    class Stop(Watch):
        def next(self, what: str) -> None:
            if what == "装订佐证材料":
                raise ClusterError("停")

    made = plan(bindery.store.entry("甲", pdf("A")))
    with pytest.raises(ClusterError, match="停"):
        build_volume(made, bindery.store.fetch, fonts, tmp_path / "册.pdf", watch=Stop())
    assert list(tmp_path.iterdir()) == []


def test_a_row_taller_than_a_page_goes_on_over_the_next_pages(bindery: Bindery) -> None:
    entry = bindery.store.entry("关于认定丝网集群的通知" * 150, pdf("A"))
    many = tuple(Claim((0, number), entry.section, f"第{number}个勾选项所说的内容") for number in range(60))
    tall = replace(entry, proves=tuple(claim.words for claim in many), claims=many)
    volume = bindery.bind(plan(tall, bindery.store.entry("末尾材料", pdf("B"))))
    words = "".join("".join(page_texts(volume.files[0].path)).split())
    assert volume.index_pages > 3
    assert all(words.count(claim.words) == 2 for claim in many)


def test_rare_characters_and_long_titles_are_set_on_cover_and_index(bindery: Bindery) -> None:
    title = "关于" + "认定平川县丝网产业集群" * 6 + "的通知"
    entry = bindery.store.entry(title, pdf("A"))
    volume = bindery.bind(VolumePlan("㙍丰县" * 12, "单位", "", (entry,), as_draft=False))
    texts = page_texts(volume.files[0].path)
    assert "㙍丰县" in texts[0]
    assert title in "".join(texts[2].split())
