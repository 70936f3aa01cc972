"""Hard files are right on paper or refused with their cause; never a blank page in silence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.assessment import assess
from cluster_desktop.evidence.intake.preflight import inspect
from cluster_desktop.evidence.intake.preparing import title_of
from cluster_desktop.evidence.items import attach, provable
from cluster_desktop.evidence.volume.plan import plan_volume
from cluster_desktop.evidence.volume.volume import build_volume
from cluster_desktop.forms.loader import load_edition, load_notice
from tests.evidence.intake.hard_files import HARD, Hard, sealed
from tests.evidence.intake.test_images import content, difference
from tests.evidence.papers import Store, pdf, picture, plan

FOOT = 45
"""Points at the foot of a page that are not compared: the number is stamped there."""

ACCEPTED = [hard for hard in HARD if not hard.refused]
# Viewers leave these out, or draw them each in its own way.
UNLIKE_ELSEWHERE = ("表单", "截断", "没有外观")
AS_SHOWN = [hard for hard in ACCEPTED if hard.words and not hard.name.startswith(UNLIKE_ELSEWHERE)]
PICTURES = [hard for hard in ACCEPTED if not hard.words and "坏" not in hard.name]


@dataclass(frozen=True)
class Bound:
    """The finished volume open in pdfium, and where each file begins in it."""

    document: pypdfium2.PdfDocument
    first: dict[str, int]

    def picture(self, number: int) -> Image.Image:
        page = self.document[number - 1]
        shown = page.render(scale=1).to_pil().convert("RGB")
        page.close()
        return shown

    def words(self, number: int) -> str:
        page = self.document[number - 1]
        words = page.get_textpage()
        found = words.get_text_bounded()
        words.close()
        page.close()
        return found


@pytest.fixture(scope="module")
def bound(fonts: FontBook, tmp_path_factory: pytest.TempPathFactory) -> Bound:
    store, out = Store(), tmp_path_factory.mktemp("hard") / "volume.pdf"
    entries = [store.entry(hard.name, hard.make()) for hard in ACCEPTED]
    volume = build_volume(plan(*entries), store.fetch, fonts, out)
    (file,) = volume.files
    first = {row.title: row.from_page for row in volume.rows if row.from_page is not None}
    return Bound(pypdfium2.PdfDocument(file.path.read_bytes()), first)


def by_name(hard: Hard) -> str:
    return hard.name


@pytest.mark.parametrize("hard", HARD, ids=by_name)
def test_a_hard_file_is_accepted_or_refused_with_its_cause(hard: Hard) -> None:
    found = inspect(hard.make(), hard.name)
    if hard.refused:
        assert found.fault is not None
        assert hard.refused in found.fault
    else:
        assert (found.fault, found.pages) == (None, hard.pages)
    assert any(hard.remark in remark for remark in found.remarks) == bool(hard.remark)


@pytest.mark.parametrize("hard", [hard for hard in ACCEPTED if hard.words], ids=by_name)
def test_its_words_are_on_each_of_its_pages_in_the_volume(bound: Bound, hard: Hard) -> None:
    for number in range(hard.pages):
        assert hard.words in bound.words(bound.first[hard.name] + number)


@pytest.mark.parametrize("hard", AS_SHOWN, ids=by_name)
def test_its_pages_look_on_paper_as_viewers_show_them(bound: Bound, hard: Hard) -> None:
    original = pypdfium2.PdfDocument(hard.make())
    for number in range(hard.pages):
        on_paper = bound.picture(bound.first[hard.name] + number)
        wanted = _on_a4(original[number], on_paper.size)
        area = (0, 0, on_paper.width, on_paper.height - FOOT)
        have, want = _ink(on_paper.crop(area)), _ink(wanted.crop(area))
        assert want is not None, "the original shows nothing to compare with"
        assert have is not None
        assert all(abs(left - right) <= 3 for left, right in zip(have, want, strict=True))
        assert difference(on_paper.crop(area), wanted.crop(area)) < 1.5


@pytest.mark.parametrize("hard", PICTURES, ids=by_name)
def test_its_picture_stands_upright_in_its_colours(bound: Bound, hard: Hard) -> None:
    number = bound.first[hard.name]
    shown = content(bound.picture(number), (1300, 1820))
    wanted = picture(size=(1300, 1820))
    if hard.name == "16位PNG":
        wanted = wanted.convert("L").convert("RGB")
    spread = ImageChops.difference(shown, wanted.resize(shown.size))
    assert max(sum(band.tobytes()) / len(band.tobytes()) for band in spread.split()) < 12


def test_every_seal_is_printed(fonts: FontBook, tmp_path: Path) -> None:
    store = Store()
    volume = build_volume(plan(store.entry("印章", sealed())), store.fetch, fonts, tmp_path / "volume.pdf")
    (row,) = volume.rows
    document = pypdfium2.PdfDocument(volume.files[0].path.read_bytes())
    shown = document[(row.from_page or 1) - 1].render(scale=1).to_pil().convert("RGB")
    assert shown.getpixel((150, 842 - 150)) == (255, 0, 0)


NAMES = [
    "证书📄😀.pdf",
    "集" * 200 + ".pdf",
    "CON.pdf",
    "a:b.pdf",
    "NUL",
    "..\\..\\x.pdf",
    " 名\u200b称 .pdf",
]


def test_names_that_a_system_would_refuse_are_only_names(fonts: FontBook, tmp_path: Path) -> None:
    known = provable(load_edition("hebei-2024"), load_notice("hebei-2024"))
    with Draft.create(tmp_path / "d.jqsb", edition="hebei-2024", notice="hebei-2024", author="张三") as draft:
        for number, name in enumerate(NAMES):
            attach(draft, pdf(f"named{number}"), name, title_of(name), ["chain_work/1"], "张三", known=known)
        draft.set("chain_work/1", True, "张三")
        planned = plan_volume(assess(draft), as_draft=False)
        volume = build_volume(planned, draft.blob_to, fonts, tmp_path / "volume.pdf")
    document = Bound(pypdfium2.PdfDocument(volume.files[0].path.read_bytes()), {})
    rows = [row for row in volume.rows if row.from_page]
    assert [row.title for row in rows] == ["证书", "集" * 200, "CON", "a:b", "NUL", "\\..\\x", "名称"]
    for number, row in enumerate(rows):
        assert f"named{number}" in document.words(row.from_page or 0)


def _on_a4(page: pypdfium2.PdfPage, sheet: tuple[int, int]) -> Image.Image:
    """What a viewer shows of the page, in the middle of the sheet and no larger than it."""
    width, height = page.get_size()
    scale = min(1.0, sheet[0] / width, sheet[1] / height)
    shown = page.render(scale=scale).to_pil().convert("RGB")
    paper = Image.new("RGB", sheet, "white")
    paper.paste(shown, (round((sheet[0] - shown.width) / 2), round((sheet[1] - shown.height) / 2)))
    return paper


def _ink(image: Image.Image) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom of all that is not white."""
    return image.convert("L").point(lambda shade: 255 if shade < 200 else 0).getbbox()


def test_the_check_of_pictures_sees_a_turned_one() -> None:
    upright, turned = picture(), picture().transpose(Image.Transpose.ROTATE_180)
    assert difference(upright, turned) > 12
