"""Word files made by hand with tables in which LibreOffice is a fair witness, one feature each."""

from __future__ import annotations

from tests.documents.handmade import cell, document, holding, line, paragraph, row, table

CENTRE = '<w:vAlign w:val="center"/>'
RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
AUTO = ""
FILL = paragraph("上", line(600))
"""Leaves 97.9 points on the page."""
INNER = table(row(cell("内一"), cell("内二")), row(cell("内三"), cell("内四\n两行")), columns=(1200, 1200))
INNERMOST = table(row(cell("最里")), columns=(600,))
LONG_INNER = table(*(row(cell(f"内{number}"), cell("行")) for number in range(12)), columns=(1200, 1200))
END = paragraph("", line(15))


def _lines(count: int) -> str:
    return "\n".join(str(number) for number in range(count))


TABLES = {
    "row heights": document(
        table(
            row(cell("固定", CENTRE), cell("两\n行", CENTRE), height=40, rule="exact"),
            row(cell("上"), cell("下", '<w:vAlign w:val="bottom"/>'), height=30, rule="exact"),
            row(cell("至少"), cell("中", CENTRE), height=25),
            row(cell("撑高", CENTRE), cell("两\n行"), height=15),
            row(cell("随文字"), cell("一\n二\n三", CENTRE)),
            row(cell("单倍", paragraphs=AUTO), cell("长" * 60, paragraphs=AUTO)),
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
    "columns left out": document(
        table(
            row(cell("一"), cell("二"), cell("三")),
            row(
                cell("乙"),
                cell("丙"),
                properties='<w:gridBefore w:val="1"/><w:wBefore w:w="1000" w:type="dxa"/>',
            ),
            row(
                cell("甲"),
                cell("乙"),
                properties='<w:gridAfter w:val="1"/><w:wAfter w:w="3000" w:type="dxa"/>',
            ),
            columns=(1000, 2000, 3000),
        )
    ),
    "a floating table as wide as the text": document(
        paragraph("上"),
        table(
            row(cell("浮"), cell("动")),
            columns=(4500, 4500),
            properties='<w:tblpPr w:horzAnchor="margin" w:tblpXSpec="center" w:tblpY="1"/>',
        ),
        paragraph("后"),
    ),
    "a table in a cell": document(
        table(row(cell("外"), holding(INNER, END)), row(cell("下"), cell("下"))), paragraph("后")
    ),
    "a table between paragraphs of a cell": document(
        table(row(cell("外"), holding(paragraph("上", line(15)), INNER, paragraph("下", line(15))))),
        paragraph("后"),
    ),
    "tables three deep": document(
        table(
            row(
                cell("外"),
                holding(table(row(cell("中"), holding(INNERMOST, END)), columns=(800, 1200)), END),
            ),
            row(cell("下"), cell("下")),
        ),
        paragraph("后"),
    ),
    "a table in a cell over a page": document(
        FILL, table(row(cell("外"), holding(LONG_INNER, END)), row(cell("下"), cell("下"))), paragraph("后")
    ),
    "merged downwards": document(
        table(
            row(cell("一\n二\n三\n四\n五", RESTART + CENTRE), cell("甲")),
            row(cell("", CONTINUE), cell("乙"), height=30),
            row(cell("", CONTINUE), cell("丙"), height=40, rule="exact"),
            row(cell("后"), cell("后")),
        ),
    ),
    "merged over a page": document(
        FILL,
        table(
            row(cell(_lines(8), RESTART + CENTRE), cell("0"), height=30),
            *(row(cell("", CONTINUE), cell(str(number)), height=30) for number in range(1, 8)),
        ),
        paragraph("后"),
    ),
    "little text merged over a page": document(
        FILL,
        table(
            row(cell("并", RESTART + CENTRE), cell("0"), height=30),
            *(row(cell("", CONTINUE), cell(str(number)), height=30) for number in range(1, 5)),
        ),
    ),
    "little text merged over a page below a row that grew": document(
        FILL,
        table(
            row(cell("并", RESTART + CENTRE), cell("0"), height=30),
            row(cell("", CONTINUE), cell("长\n高"), height=20),
            row(cell("", CONTINUE), cell(_lines(3)), height=20),
        ),
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
}
