"""Official blanks of every make: they bind, hold the answers beside their labels, and are proved."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from cluster_desktop.documents.bind import Tick, bind
from cluster_desktop.documents.binding.text import is_ticked, letters, paragraph_text
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.form import check_blank, official_blank
from cluster_desktop.documents.page_fit import fill_on_pages
from cluster_desktop.documents.proof import ProofReport, prove
from cluster_desktop.documents.word import open_word, w
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition
from tests.documents.libreoffice import LibreOffice
from tests.documents.official import BINDING, BLANK, EDITION, changed
from tests.documents.variants import VARIANTS
from tests.documents.variants.clerk import clerk_blank
from tests.documents.variants.surgery import text_of
from tests.forms.complete import complete_answers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cluster_desktop.documents.layout import Layout
    from cluster_desktop.documents.word import Element
    from cluster_desktop.forms.values import Value

IDS = ["hebei-2024", "national-2022", "national-2024", "national-2025", "national-2025-review"]
CLERK = "typed from nothing"
NAMES = [*VARIANTS, CLERK]
WITNESSED = ["content controls around every blank", "a nested table in 四", CLERK]
FONTS = FontBook()
INDEX = FieldIndex(EDITION)
BESIDE = {
    "county_dept": "县级行政区划工业和信息化主管部门",
    "operator_phone": "联系方式",
    "area_km2": "集群占地面积（平方公里）",
    "total_output/2021": "集群总产值（亿元）",
    "total_output/2023": "集群总产值（亿元）",
    "firms/2022": "集群企业数量",
    "employees/2022": "集群中小企业从业人员数量",
    "platform_prov/count": "省级制造业创新中心或省级创新平台名称及数量",
    "platform_prov/names": "省级制造业创新中心或省级创新平台名称及数量",
    "cloud_smes": "集群上云中小企业数量",
    "demo_nat/names": "国家级试点示范项目名称及数量",
    "alliances/names": "集群内产业联盟组织情况",
}
TICKED = {
    "industry_type": "第二产业",
    "accidents_3y": "否",
    "energy_benchmark": "非高耗能行业，不适用",
    "chain_work/6": "与产业链“链主”企业建立稳定合作配套关系",
    "svc_provided/7": "管理咨询",
}


@lru_cache(maxsize=1)
def answers() -> dict[str, Value]:
    """A full form in which no two texts or figures are alike, with few ticks."""
    found = complete_answers(EDITION)
    for number, field in enumerate(INDEX.fields):
        if field.figure == "integer":
            found[field.path] = str(1000 + number)
        elif field.figure == "number":
            found[field.path] = f"{1000 + number}.25"
        elif field.is_tick:
            found[field.path] = field.path in TICKED
        elif field.kind in {"text", "count_names", "long_text"}:
            found[field.path] = f"甲{number}乙"
    return found | {"industry_type": "2", "accidents_3y": "2", "energy_benchmark": "3"}


@lru_cache(maxsize=32)
def blank(name: str) -> bytes:
    return clerk_blank(EDITION) if name == CLERK else changed(BLANK, VARIANTS[name])


@lru_cache(maxsize=32)
def form(name: str) -> tuple[bytes, Layout]:
    """The Word file filled, and its layout."""
    return fill_on_pages(blank(name), EDITION, answers(), FONTS)


def proof(name: str) -> ProofReport:
    word, layout = form(name)
    return prove(blank(name), word, EDITION, FONTS, layout=layout)


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """The blanks one after the other, each with all its tests, so that it is laid out once."""
    return request.param


def innermost_rows(data: bytes) -> Iterator[Element]:
    for row in open_word(data).body.iter(w("tr")):
        if row.find(f".//{w('tr')}") is None:
            yield row


def ticked_words(data: bytes, *, before: bool = False) -> set[str]:
    """The words behind every ticked box, or before it, whatever it is drawn with."""
    found: set[str] = set()
    for paragraph in open_word(data).body.iter(w("p")):
        text = re.sub("[☐○◯口]", "□", paragraph_text(paragraph).replace("☒", "☑"))
        pattern = r"([^□☑]*)☑" if before else r"☑([^□☑]*)"
        found |= {letters(words) for words in re.findall(pattern, text)}
    return found


def test_it_binds_every_answer_and_can_be_used(name: str):
    found = bind(open_word(blank(name)), EDITION)

    assert found.places.keys() == BINDING.places.keys()
    assert found.open_rows.keys() == BINDING.open_rows.keys()
    assert [repeat.paths for repeat in found.repeats] == [repeat.paths for repeat in BINDING.repeats]
    assert check_blank(blank(name), EDITION, FONTS) == ()


def test_it_is_filled_and_proved(name: str):
    report = proof(name)

    assert report.failures == ()
    assert report.compared["placed rows"] >= 90


def test_answers_stand_in_the_row_of_their_label(name: str):
    rows = [[letters(text_of(cell)) for cell in row.iter(w("tc"))] for row in innermost_rows(form(name)[0])]

    for path, label in BESIDE.items():
        value = letters(str(answers()[path]))
        (row,) = (cells for cells in rows if any(value in cell for cell in cells))
        at = next(number for number, cell in enumerate(row) if value in cell)
        assert letters(label) in "".join(row[:at])


def test_boxes_are_ticked_by_their_words(name: str):
    ticked = ticked_words(form(name)[0], before=name == "boxes behind their words")

    assert {letters(words) for words in TICKED.values()} <= ticked
    assert len(ticked) < 12


def letters_of(text: str) -> Counter[str]:
    """How often each character is printed, in whatever order."""
    return Counter("".join(text.split()))


def test_libreoffice_finds_the_same_words_on_the_same_pages(tmp_path: Path):
    files = {f"{number}": form(name)[0] for number, name in enumerate(WITNESSED)}
    seen = LibreOffice(tmp_path).convert(files)

    for number, name in enumerate(WITNESSED):
        _, layout = form(name)
        ours = [letters_of("".join(text.text for text in page.texts)) for page in layout.pages]
        theirs = [
            letters_of(page.get_textpage().get_text_range())
            for page in pypdfium2.PdfDocument(seen[f"{number}"])
        ]
        assert ours == theirs


def test_options_in_another_order_bind_by_their_words():
    found = bind(open_word(blank("options side by side")), EDITION)

    for tick, option in zip(
        found.options("industry_type"), ("第一产业", "第二产业", "第三产业"), strict=True
    ):
        assert paragraph_text(tick.paragraph)[tick.at + 1 :].startswith(option)


def test_a_box_that_is_a_control_is_ticked_as_word_does_it():
    form_with_controls = open_word(form("content controls around every blank")[0])
    found = [
        is_ticked(checkbox)
        for checkbox in form_with_controls.body.iter(
            "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"
        )
    ]

    assert sum(found) > 5
    assert len(found) > 70


def test_an_invitation_to_write_gives_way_to_the_answer():
    filled = open_word(form("content controls around every blank")[0])
    row = next(row for row in filled.body.iter(w("tr")) if "集群上云中小企业数量" in text_of(row))

    assert "单击此处" not in text_of(row)
    assert row.find(f".//{w('showingPlcHdr')}") is None


def test_the_kinds_of_box_are_told_apart():
    for name, kinds in (
        ("content controls around every blank", {"control"}),
        ("boxes of a symbol face", {"symbol", "text"}),
        ("options side by side", {"text"}),
    ):
        places = bind(open_word(blank(name)), EDITION).places.values()
        assert {place.drawn for place in places if isinstance(place, Tick)} == kinds


@pytest.mark.parametrize("edition_id", IDS[1:])
def test_what_a_clerk_typed_from_the_words_of_any_edition_is_filled_and_proved(edition_id: str):
    edition = load_edition(edition_id)
    typed = clerk_blank(edition)
    word, layout = fill_on_pages(typed, edition, complete_answers(edition), FONTS)

    assert prove(typed, word, edition, FONTS, layout=layout).failures == ()


@pytest.mark.parametrize("edition_id", IDS)
@pytest.mark.parametrize("other_id", IDS)
def test_only_the_blank_of_the_edition_itself_is_taken(edition_id: str, other_id: str):
    found = check_blank(official_blank(load_edition(other_id)), load_edition(edition_id), FONTS)

    assert (found == ()) is (edition_id == other_id)
