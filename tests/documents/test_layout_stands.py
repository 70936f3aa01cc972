"""Whatever is answered, the table stands as printed, and the Word file says what was put in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cluster_desktop.documents.binding.places import ADDED_ROW
from cluster_desktop.documents.fill import DoesNotFit, fill
from cluster_desktop.documents.filling.entries import paper_lines
from cluster_desktop.documents.fonts import FontBook, MissingGlyph
from cluster_desktop.documents.form import official_blank
from cluster_desktop.documents.proof import prove
from cluster_desktop.documents.readback import differences, read_back
from cluster_desktop.documents.reading_back.values import on_paper
from cluster_desktop.forms.fields import Field, FieldIndex
from cluster_desktop.forms.loader import load_edition
from cluster_desktop.forms.model import SingleChoice, TargetTable
from cluster_desktop.forms.values import clean_value

if TYPE_CHECKING:
    from cluster_desktop.documents.readback import ReadBack
    from cluster_desktop.forms.model import Edition
    from cluster_desktop.forms.values import Answers, Value

EDITIONS = ("hebei-2024", "national-2022", "national-2024", "national-2025", "national-2025-review")
FONTS = FontBook()
PRINTED = "名称：数量：个"
"""Words that stand in some cells beside their answers."""
WORDS = (
    "集群围绕主导产业强链补链",
    "“专精特新”",
    "《‘小巨人’企业名录》",
    "'single' \"double\"",
    "R&D <5%> &amp;",
    "supercalifragilisticexpialidocious" * 3,
    "https://www.example.org/" + "a/" * 40,
    "20240426" * 6,
    "３６．５％",
    "86.50",
    "——……·",
    "，。；：？！",
    "（甲）、（乙）",
    PRINTED,
    "□是 ☑否",
    "\n",
    "\n\n  ",
    " ",
    "\u00a0",
    "\u3000",
    "\u200b",
    "①②③",
    "㎡",
    "℃",
    "无",
    "、",
)
RARE = "龘䶮㛃𠮷𡃁𣗋𤭢𨭎𪚥𬺰䲜㙟"


@lru_cache
def words() -> tuple[str, ...]:
    """The pieces of answers, with the rare characters that this machine's faces have."""
    return (*WORDS, *(char for char in RARE if has_face(char)))


def has_face(char: str) -> bool:
    try:
        FONTS.face_for(char, "fangsong")
    except MissingGlyph:
        return False
    return True


@dataclass(frozen=True)
class Form:
    edition: Edition
    blank: bytes
    index: FieldIndex
    fields: tuple[Field, ...]


@lru_cache
def form(id_: str) -> Form:
    edition = load_edition(id_)
    index = FieldIndex(edition)
    rows = [
        index[f"{item.key}/{row.key}_{number}/{column}"]
        for item in edition.items()
        if isinstance(item, TargetTable)
        for row in item.rows
        if row.open
        for number in (1, 2, 5)
        for column in item.heads
    ]
    return Form(edition, official_blank(edition), index, (*index.fields, *rows))


def values(field: Field) -> st.SearchStrategy[str | bool]:
    if field.is_tick:
        return st.booleans()
    if isinstance(field.item, SingleChoice):
        return st.integers(1, len(field.item.options)).map(str)
    figures = st.sampled_from(["无", "0", "86.50", "1,234,567.89", "－12.5", "９９９", "1" * 40])
    texts = st.lists(st.sampled_from(words()), min_size=1, max_size=12).map("".join)
    if field.kind == "date":
        return st.dates().map(str)
    return figures if field.figure else texts


@st.composite
def answer_sets(draw: st.DrawFn, fields: tuple[Field, ...]) -> Answers:
    """Legal answers to some of the fields."""
    asked = draw(st.lists(st.sampled_from(fields), max_size=25, unique_by=lambda field: field.path))
    answers: dict[str, Value] = {}
    for field in asked:
        value = clean_value(field, draw(values(field)))
        if value is not None:
            answers[field.path] = value
    return answers


def fitted(form: Form, answers: Answers) -> tuple[bytes, Answers]:
    """The filled form; an answer that does not fit is cut by what its refusal says, and once is enough."""
    kept, refused = dict(answers), set[str]()
    while True:
        try:
            return fill(form.blank, form.edition, kept, FONTS), kept
        except DoesNotFit as refusal:
            place = refusal.message.split("”")[0]
            assert place not in refused
            refused.add(place)
            kept[refusal.path] = cut(form.index[refusal.path], kept[refusal.path], refusal.cut)


def cut(field: Field, value: Value, count: int) -> str:
    """`value` without its last `count` characters, line ends not counted."""
    lines = paper_lines(field, value)
    left = sum(map(len, lines)) - count
    assert left >= 0
    found: list[str] = []
    for line in lines:
        found.append(line[: max(0, left)])
        left -= len(line)
    return "\n".join(found)


def taken_over(form: Form, answers: Answers, back: ReadBack) -> Answers:
    """Other answers after everything that the file says otherwise was taken over."""
    new = {found.path: found.new for found in differences(answers, back, form.edition)}
    return {path: value for path, value in {**answers, **new}.items() if value is not None}


def doubtful(form: Form, answers: Answers) -> dict[str, str]:
    """Answers that repeat printed words on a line of their own, by path, with the name of their item.

    They may be left unread, by name, where they cannot be told from what is printed.
    """
    items = {path: item for path in answers if (item := form.index[path].item) is not None}
    keys = {
        items[path].key
        for path, value in answers.items()
        if path in items and isinstance(value, str) and PRINTED in value and "\n" in value
    }
    return {path: item.name for path, item in items.items() if item.key in keys}


@pytest.mark.timeout(400)
@pytest.mark.parametrize("id_", EDITIONS)
@settings(max_examples=100, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_layout_stands_and_the_answers_come_back(id_: str, data: st.DataObject):
    asked = form(id_)

    word, answers = fitted(asked, data.draw(answer_sets(asked.fields)))
    back = read_back(word, asked.blank, asked.edition)

    assert prove(asked.blank, word, asked.edition, FONTS).failures == ()
    unsure = doubtful(asked, answers)
    assert [
        told for told in back.unread if not told.startswith(tuple(f"“{name}" for name in unsure.values()))
    ] == []
    assert differences(answers, back, asked.edition) == []
    assert (
        differences(taken_over(asked, data.draw(answer_sets(asked.fields)), back), back, asked.edition) == []
    )
    for path in answers:
        if back.unread and path in unsure:
            continue
        if not ADDED_ROW.search(path.rpartition("/")[0]):  # these are numbered anew, in their order
            assert back.answers.get(path) == on_paper(asked.index[path], answers[path])
