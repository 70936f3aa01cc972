"""Where the cells of a section lie."""

from __future__ import annotations

from collections import Counter

import pytest

from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import edition_ids, load_edition
from cluster_desktop.forms.model import Section
from cluster_desktop.ui.paper.plan import Answer, Head, Label, Spot, plan_section
from cluster_desktop.ui.paper.sheet import FULL

SECTIONS = [
    pytest.param(edition, section, id=f"{edition.id} {section.no}")
    for edition in map(load_edition, edition_ids())
    for section in edition.sections
]


def words_of(spots: list[Spot]) -> list[str]:
    return [spot.content.words.strip("　") for spot in spots if isinstance(spot.content, Head | Label)]


@pytest.mark.parametrize(("edition", "section"), SECTIONS)
def test_the_cells_cover_the_sheet_without_a_gap_or_an_overlap(edition, section: Section) -> None:
    covered: Counter[tuple[int, int]] = Counter()
    spots = plan_section(section, FieldIndex(edition))
    rows = max(spot.place.row + spot.place.rows for spot in spots)
    for spot in spots:
        place = spot.place
        for row in range(place.row, place.row + place.rows):
            covered.update((row, column) for column in range(place.left, place.right))
    assert covered == Counter({(row, column): 1 for row in range(rows) for column in range(FULL)})


@pytest.mark.parametrize(("edition", "section"), SECTIONS)
def test_every_answer_of_the_section_has_one_cell_in_document_order(edition, section: Section) -> None:
    index = FieldIndex(edition)
    spots = plan_section(section, index)
    placed = [
        field.path for spot in spots if isinstance(spot.content, Answer) for field in spot.content.fields
    ]
    wanted = [field.path for field in index.fields if field.section == section.no]
    assert Counter(placed) == Counter(wanted)
    keys = [path.split("/")[0] for path in placed]
    assert list(dict.fromkeys(keys)) == list(dict.fromkeys(path.split("/")[0] for path in wanted))


def test_the_year_table_has_its_years_above_and_a_single_figure_spans_them() -> None:
    edition = load_edition("hebei-2024")
    spots = plan_section(edition.sections[1], FieldIndex(edition))
    assert words_of(spots)[:4] == ["年度", "2021年", "2022年", "2023年"]
    (mean,) = [
        spot.place
        for spot in spots
        if isinstance(spot.content, Answer) and spot.content.item.key == "leading_output_cagr"
    ]
    assert (mean.left, mean.right) == (46, FULL)


def test_contact_and_telephone_of_one_body_stand_in_one_row() -> None:
    edition = load_edition("hebei-2024")
    spots = plan_section(edition.sections[0], FieldIndex(edition))
    rows = {spot.content.item.key: spot.place.row for spot in spots if isinstance(spot.content, Answer)}
    assert rows["county_dept_contact"] == rows["county_dept_phone"]
    assert rows["operator_contact"] == rows["operator_phone"] > rows["county_dept_phone"]


def test_the_printed_remark_of_a_demand_stands_below_its_label() -> None:
    edition = load_edition("hebei-2024")
    spots = plan_section(edition.sections[1], FieldIndex(edition))
    remarks = {spot.content.words: spot.content.remark for spot in spots if isinstance(spot.content, Label)}
    assert remarks["集群已开展的产业链强链补链工作"] == "（注：勾选需提供佐证材料）"
