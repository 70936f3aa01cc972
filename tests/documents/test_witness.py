"""LibreOffice as the witness: it must set every Word file as our layout does, to the millimetre."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest

from cluster_desktop.documents.fill import fill
from cluster_desktop.documents.layout import lay_out
from cluster_desktop.documents.paint import paint
from cluster_desktop.documents.tables import Column, Grid, Heading, Text, paper
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.forms.loader import load_edition
from cluster_desktop.resources import resource
from tests.documents.handmade import EXACT_20, cell, document, line, paragraph, row, table
from tests.documents.libreoffice import MM, LibreOffice, differences, marks, rules

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.documents.fonts import FontBook

CENTRE = '<w:vAlign w:val="center"/>'
FILL = paragraph("上", line(600))
"""Leaves 97.9 points on the page."""
PROSE = (
    "集群聚焦主导产业，近三年总产值年均增长12.5%，2023年达到3,000亿元；拥有国家级专精特新“小巨人”企业（含培育）"
    "15家、高新技术企业120家。按照《河北省中小企业特色产业集群培育指南》要求，围绕“强链、补链、延链”——突出创新驱动……"
    "推动ISO 9001质量管理体系、GB/T 29490知识产权管理等标准落地，研发投入强度提高到3.2%，单位能耗降低8‰，"
    "建成公共服务平台6个：检验检测、工业设计、技术转移、数字化转型、绿色制造、人才实训。"
)


def _lines(count: int) -> str:
    return "\n".join(str(number) for number in range(count))


FEATURES = {
    "spacing": document(
        paragraph("一", '<w:spacing w:before="200" w:after="300" w:line="400" w:lineRule="exact"/>'),
        paragraph("二", '<w:spacing w:before="400" w:after="100" w:line="400" w:lineRule="exact"/>'),
        table(row(cell("三"), cell("四"))),
        paragraph("五", '<w:spacing w:before="300" w:line="400" w:lineRule="exact"/>'),
    ),
    "alignment": document(
        paragraph("居中   ", EXACT_20 + '<w:jc w:val="center"/>'),
        paragraph("靠右", EXACT_20 + '<w:jc w:val="right"/>'),
        paragraph(PROSE, EXACT_20 + '<w:ind w:left="480" w:right="240" w:firstLine="480"/>'),
        paragraph(PROSE, EXACT_20 + '<w:ind w:left="480" w:hanging="480"/>'),
    ),
    "page breaks": document(
        paragraph("一\f二\n三"),
        paragraph(
            "四", "<w:pageBreakBefore/>" + '<w:spacing w:before="400" w:line="400" w:lineRule="exact"/>'
        ),
        paragraph("五", line(500)),
        paragraph("六", '<w:spacing w:before="600" w:line="6000" w:lineRule="exact"/>'),
        paragraph("\f"),
        paragraph("七"),
    ),
    "row heights": document(
        table(
            row(cell("固定", CENTRE), cell("两\n行", CENTRE), height=40, rule="exact"),
            row(cell("上"), cell("下", '<w:vAlign w:val="bottom"/>'), height=30, rule="exact"),
            row(cell("至少"), cell("中", CENTRE), height=25),
            row(cell("撑高", CENTRE), cell("两\n行"), height=15),
            row(cell("随文字"), cell("一\n二\n三", CENTRE)),
        ),
        paragraph("后"),
    ),
    "thick borders": document(
        table(
            row(cell("一"), cell("二")),
            row(cell("三"), cell("四")),
            properties='<w:jc w:val="center"/>',
            border=24,
        ),
        paragraph("后"),
    ),
    "borders and shading": document(
        table(
            row(cell("合并", '<w:gridSpan w:val="2"/>')),
            row(
                cell("粗", '<w:tcBorders><w:bottom w:val="single" w:sz="12"/></w:tcBorders>'),
                cell("底色", '<w:shd w:val="clear" w:color="auto" w:fill="DDDDDD"/>'),
            ),
            row(cell("靠右", paragraphs=line(15) + '<w:jc w:val="right"/>'), cell("末\n行")),
            properties='<w:tblInd w:w="500" w:type="dxa"/>',
        ),
    ),
    "cell margins": document(
        table(
            row(
                cell(
                    "甲", '<w:tcMar><w:top w:w="100" w:type="dxa"/><w:left w:w="300" w:type="dxa"/></w:tcMar>'
                ),
                cell("乙", CENTRE),
            ),
        ),
        paragraph("后"),
    ),
    "merged downwards": document(
        table(
            row(cell("一\n二\n三\n四\n五", '<w:vMerge w:val="restart"/>' + CENTRE), cell("甲")),
            row(cell("", "<w:vMerge/>"), cell("乙"), height=30),
            row(cell("", "<w:vMerge/>"), cell("丙"), height=40, rule="exact"),
            row(cell("后"), cell("后")),
        ),
    ),
    "merged over a page": document(
        FILL,
        table(
            row(cell(_lines(8), '<w:vMerge w:val="restart"/>' + CENTRE), cell("0"), height=30),
            *(row(cell("", "<w:vMerge/>"), cell(str(number)), height=30) for number in range(1, 8)),
        ),
        paragraph("后"),
    ),
    "a row that splits": document(
        FILL,
        table(row(cell("左", CENTRE), cell(_lines(12))), row(cell("下"), cell("下"))),
        paragraph("后"),
    ),
    "a row that stays whole": document(
        FILL,
        table(
            row(cell("左", CENTRE), cell(_lines(12)), properties="<w:cantSplit/>"),
            row(cell("下"), cell("下")),
        ),
    ),
    "a row longer than a page": document(
        FILL,
        table(
            row(cell("左", CENTRE), cell(_lines(60)), properties="<w:cantSplit/>"),
            row(cell("下"), cell("下")),
        ),
    ),
    "a high row at the end": document(FILL, table(row(cell("左", CENTRE), cell(_lines(9)), height=200))),
    "a head that repeats": document(
        FILL,
        table(
            row(cell("表"), cell("头"), properties="<w:tblHeader/>"),
            *(row(cell(str(number)), cell(""), height=25, rule="exact") for number in range(40)),
        ),
    ),
    "prose": document(
        *(paragraph(PROSE, EXACT_20 + f'<w:ind w:right="{number * 211}"/>') for number in range(30))
    ),
}
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


@pytest.fixture(scope="module")
def word_files(example_file: Path, fonts: FontBook) -> dict[str, bytes]:
    blank = resource("templates", "hebei-2024.docx").read_bytes()
    with Draft.open(example_file, read_only=True) as draft:
        filled = fill(blank, load_edition(draft.edition), draft.answers(), fonts)
    return FEATURES | PAPERS | {"blank form": blank, "filled form": filled}


@pytest.fixture(scope="module")
def witnessed(word_files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What LibreOffice makes of all files, in one run."""
    return LibreOffice(tmp_path_factory.mktemp("libreoffice")).convert(word_files)


@pytest.mark.parametrize("name", [*FEATURES, *PAPERS, "blank form", "filled form"])
def test_every_character_and_every_rule_stands_where_libreoffice_puts_it(
    name: str, word_files: dict[str, bytes], witnessed: dict[str, bytes], fonts: FontBook
) -> None:
    ours = paint(lay_out(word_files[name], fonts), fonts, title="")
    our_pages, their_pages = marks(ours), marks(witnessed[name])

    assert len(our_pages) == len(their_pages)
    found = chain.from_iterable(map(differences, our_pages, their_pages))
    assert list(found) == []
    for our_rules, their_rules in zip(rules(ours), rules(witnessed[name]), strict=True):
        for places, others in zip(our_rules, their_rules, strict=True):
            assert others == pytest.approx(places, abs=MM)
