"""The rooms of the blanks: each box holds the longest answer that the form allows, and some to spare."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from cluster_desktop.documents.filling.live import LiveFit
from cluster_desktop.forms.fields import Field, FieldIndex
from cluster_desktop.forms.loader import load_edition
from tests.documents.blanks import EDITIONS, blank

if TYPE_CHECKING:
    from cluster_desktop.documents.fonts import FontBook

PROSE = "集群围绕主导产业，建立了产业链协同机制；组织企业开展技术攻关与质量提升，成效明显。"
NAME = "河北省金属丝网制品质量检验与工程技术研究"
SIZES = {10.5, 12.0}
"""The two sizes in which the tables are set."""

pytestmark = pytest.mark.parametrize("edition_id", EDITIONS)


@cache
def live(edition_id: str, fonts: FontBook) -> LiveFit:
    return LiveFit(blank(edition_id), load_edition(edition_id), fonts)


def fields(edition_id: str) -> tuple[Field, ...]:
    return FieldIndex(load_edition(edition_id)).fields


def texts(edition_id: str) -> list[str]:
    return [field.path for field in fields(edition_id) if field.kind == "long_text"]


def test_every_text_box_holds_its_limit_at_the_size_of_its_label_with_room_to_spare(
    edition_id: str, fonts: FontBook
):
    text = (PROSE * 6)[:210]

    fits = [live(edition_id, fonts).fit(path, text) for path in texts(edition_id)]

    assert {fit.size for fit in fits} <= SIZES


def test_every_text_box_holds_its_limit_with_fifty_long_latin_words(edition_id: str, fonts: FontBook):
    text = "".join(f"{PROSE[start : start + 3]}platform" for start in range(0, 30, 3)) * 5

    fits = [live(edition_id, fonts).fit(path, text) for path in texts(edition_id)]

    assert not any(fit.cut for fit in fits)


def test_every_box_of_names_holds_a_dozen_long_ones(edition_id: str, fonts: FontBook):
    names = "\n".join([NAME] * 12)
    paths = [field.path for field in fields(edition_id) if field.path.endswith("/names")]

    fits = [live(edition_id, fonts).fit(path, names) for path in paths]

    assert not any(fit.cut for fit in fits)


def test_a_figure_of_twelve_digits_stays_readable_on_one_line(edition_id: str, fonts: FontBook):
    paths = [field.path for field in fields(edition_id) if field.figure and field.kind != "standards_matrix"]

    fits = [live(edition_id, fonts).fit(path, "123456789.12") for path in paths]

    assert min(fit.size for fit in fits) >= 9
