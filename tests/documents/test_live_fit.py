"""The size at which an answer will stand, told while it is being typed: what filling then does."""

from __future__ import annotations

import pytest

from cluster_desktop.documents.fill import DoesNotFit, fill
from cluster_desktop.documents.filling.live import Fit, LiveFit
from cluster_desktop.documents.fonts import FontBook, MissingGlyph
from cluster_desktop.documents.word import w
from cluster_desktop.forms.fields import UnknownPath
from cluster_desktop.forms.values import Answers
from tests.documents.official import BINDING, BLANK, EDITION, filled_cell

SENTENCE = "集群围绕主导产业强链补链，2023年突破关键技术7项，"


@pytest.fixture(scope="module")
def live(fonts: FontBook) -> LiveFit:
    return LiveFit(BLANK, EDITION, fonts)


def printed_size(answers: Answers, path: str, words: str, fonts: FontBook) -> float:
    """The size in points at which the filled form has these words."""
    cell = filled_cell(fill(BLANK, EDITION, answers, fonts), BINDING.places[path])
    run = next(run for run in cell.element.iter(w("r")) if words in "".join(run.itertext()))
    return int(run.find(f"{w('rPr')}/{w('sz')}").get(w("val"))) / 2


@pytest.mark.parametrize("length", [10, 120, 200, 260, 330])
def test_the_size_that_is_told_is_the_size_that_is_printed(live: LiveFit, fonts: FontBook, length: int):
    text = (SENTENCE * 20)[:length]

    told = live.fit("chain_text", text)

    assert told == Fit(printed_size({"chain_text": text}, "chain_text", text[:5], fonts), 0)


def test_what_is_to_be_cut_is_what_filling_refuses(live: LiveFit, fonts: FontBook):
    text = SENTENCE * 100

    with pytest.raises(DoesNotFit) as refusal:
        fill(BLANK, EDITION, {"chain_text": text}, fonts)

    assert live.fit("chain_text", text) == Fit(7.5, refusal.value.cut)
    assert live.fit("chain_text", text[: -refusal.value.cut]).cut == 0


def test_the_answers_beside_it_in_its_cell_take_their_room(live: LiveFit):
    names = "\n".join(f"第{number}研发中心" for number in range(1, 5))

    alone = live.fit("platform_nat/names", names)
    beside = live.fit("platform_nat/count", "4", {"platform_nat/names": "集群产业技术研究院\n" * 20})

    assert alone.size == 12
    assert beside.size < alone.size


def test_an_answer_that_the_cover_repeats_has_to_fit_there_too(live: LiveFit):
    told = live.fit("cluster_name", "平川县丝网产业集群" * 12)

    assert told.cut > 0 or told.size < live.fit("cluster_name", "平川县丝网").size


@pytest.mark.parametrize(
    ("path", "value"),
    [("area_km2", "86.50"), ("standards/2022/national/led", "123456"), ("targets/patents/base", "480")],
)
def test_figures_are_told_at_the_size_at_which_they_stay_in_one_piece(
    live: LiveFit, fonts: FontBook, path: str, value: str
):
    assert live.fit(path, value) == Fit(printed_size({path: value}, path, value, fonts), 0)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("plan_idea", "很长" * 5000),
        ("targets/leading_3/label", "规上企业数量"),
        ("region/city", "衡北"),
        ("area_km2", ""),
        ("chain_work/1", True),
        ("software_rate_up", "1"),
    ],
)
def test_what_always_has_room_fits(live: LiveFit, path: str, value: str | bool):
    assert live.fit(path, value).cut == 0


def test_a_paste_of_3000_characters_is_refused_like_any_other(live: LiveFit):
    assert 2000 < live.fit("chain_text", ("集群产业链" * 600)).cut < 3000


def test_asking_leaves_the_blank_as_it_is(live: LiveFit, fonts: FontBook):
    live.fit("targets/leading_3/label", "税收")
    live.fit("chain_text", SENTENCE)

    assert fill(BLANK, EDITION, {}, fonts) == BLANK


def test_a_character_that_no_face_has_is_named_before_it_is_measured():
    live = LiveFit(BLANK, EDITION, FontBook(rare=[]))

    with pytest.raises(MissingGlyph, match="U\\+1F600"):
        live.fit("plan_idea", "😀")


def test_a_path_the_form_does_not_have_is_refused(live: LiveFit):
    with pytest.raises(UnknownPath):
        live.fit("no_such_item", "1")
