"""LibreOffice as the witness: it must set every Word file as our layout does, to the millimetre."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest

from cluster_desktop.documents.layout import lay_out
from cluster_desktop.documents.paint import paint
from cluster_desktop.documents.tables import Column, Grid, Heading, Text, paper
from tests.documents.features import FEATURES, HANGING, PROSE
from tests.documents.features_tables import TABLES
from tests.documents.libreoffice import LibreOffice, alone, differences, marks, rules

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.documents.fonts import FontBook

PAPERS = {
    "index": paper(
        "佐证材料目录",
        [
            Text("××县××产业集群", align="center"),
            Heading("一、目录"),
            Grid(
                [
                    Column("序号", 1.2, "center"),
                    Column("材料名称", 5),
                    Column("证明的栏目", 7.2),
                    Column("页码", 2, "center"),
                ],
                [
                    [
                        str(number),
                        f"第{number}号：“领跑者”企业名单" * (1 + number % 3),
                        "主导产业\n创新能力",
                        "3",
                    ]
                    for number in range(60)
                ],
            ),
            Text("共60件。"),
        ],
    ),
    "report": paper(
        "检查报告",
        [
            Grid(
                [Column("序号", 2, "center"), Column("问题", 20)],
                [[str(n), PROSE[: n * 5]] for n in range(40)],
            )
        ],
        landscape=True,
    ),
}


WORD_FILES = FEATURES | TABLES | PAPERS


@pytest.fixture(scope="module")
def witnessed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What LibreOffice makes of all files, in one run."""
    return LibreOffice(tmp_path_factory.mktemp("libreoffice")).convert(WORD_FILES, hanging=HANGING)


def test_without_libreoffice_the_witness_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(AssertionError, match="LibreOffice is the witness of the layout and is not installed"):
        LibreOffice(tmp_path)


@pytest.mark.parametrize("name", WORD_FILES)
def test_every_character_and_every_rule_stands_where_libreoffice_puts_it(
    name: str, witnessed: dict[str, bytes], fonts: FontBook
) -> None:
    ours = paint(lay_out(WORD_FILES[name], fonts), fonts, title="")
    our_pages, their_pages = marks(ours), marks(witnessed[name])

    assert len(our_pages) == len(their_pages)
    found = chain.from_iterable(map(differences, our_pages, their_pages))
    assert list(found) == []
    for our_rules, their_rules in zip(rules(ours), rules(witnessed[name]), strict=True):
        for places, others in zip(our_rules, their_rules, strict=True):
            assert alone(places, others) == []
