"""Word files made by hand in which LibreOffice is a fair witness, one feature each."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from cluster_desktop.documents.word import WORD
from tests.documents.handmade import (
    EXACT_20,
    NO_GRID,
    NO_HANGING,
    NO_WIDOW_CONTROL,
    cell,
    document,
    field,
    line,
    paragraph,
    reference,
    row,
    runs,
    section,
    table,
    text,
)

AUTO = ""
PROSE = (
    "集群聚焦主导产业，近三年总产值年均增长12.5%，2023年达到3,000亿元；拥有国家级专精特新“小巨人”企业（含培育）"
    "15家、高新技术企业120家。按照《河北省中小企业特色产业集群培育指南》要求，围绕“强链、补链、延链”——突出创新驱动……"
    "推动ISO 9001质量管理体系、GB/T 29490知识产权管理等标准落地，研发投入强度提高到3.2%，单位能耗降低8‰，"
    "建成公共服务平台6个：检验检测、工业设计、技术转移、数字化转型、绿色制造、人才实训。"
)
TAB = "<w:tab/>"
OUTDENT = '<w:ind w:left="720" w:hanging="720"/>'
BOTH_SIDES = '<w:ind w:leftChars="200" w:left="480" w:rightChars="100" w:right="240"/>'
GRID = section('<w:docGrid w:type="lines" w:linePitch="312"/>', bottom=1670)
"""Leaves just 44 lines of the grid: LibreOffice shares out what is left over, Word does not."""


def _spaced(words: str, spacing: str, more: str = "") -> str:
    return paragraph(words, f"{more}<w:spacing {spacing}/>")


def _on_grid(words: str, properties: str = AUTO, half_points: int = 21) -> str:
    return paragraph(words, properties, f'<w:sz w:val="{half_points}"/>').replace(NO_GRID, "")


def _controlled(words: str, properties: str = EXACT_20) -> str:
    return paragraph(words, properties).replace(NO_WIDOW_CONTROL, "")


def _numbered(words: str, level: int, name: int = 1) -> str:
    return paragraph(
        words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{name}"/></w:numPr>{EXACT_20}'
    )


def _stop(align: str, place: int, leader: str = "none") -> str:
    return f'<w:tab w:val="{align}" w:leader="{leader}" w:pos="{place}"/>'


def _level(level: int, form: str, label: str, indent: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{label}"/><w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr>'
        '<w:rPr><w:rFonts w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋" w:hint="eastAsia"/></w:rPr></w:lvl>'
    )


def _picture() -> bytes:
    target = BytesIO()
    Image.new("RGB", (40, 20), (200, 0, 0)).save(target, "PNG")
    return target.getvalue()


PICTURE = _picture()
DRAWING = (
    '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="1270000" cy="635000"/><wp:docPr id="1" name="标识"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:nvPicPr><pic:cNvPr id="1" name="标识"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="image1"/>'
    "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
    '<a:off x="0" y="0"/><a:ext cx="1270000" cy="635000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing>"
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    + _level(0, "chineseCountingThousand", "%1、", '<w:ind w:left="720" w:hanging="720"/>')
    + _level(1, "chineseCountingThousand", "（%2）", '<w:ind w:left="720" w:hanging="720"/>')
    + _level(2, "lowerLetter", "%3.", '<w:ind w:left="1440" w:hanging="420"/>')
    + _level(3, "decimal", "%4)", '<w:ind w:firstLine="480"/>', '<w:suff w:val="space"/>')
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>'
)
HEAD = paragraph("页眉文字", line(16) + '<w:jc w:val="center"/>')
FOOT = runs(
    text("第"),
    *field("PAGE"),
    text("页共"),
    *field("NUMPAGES"),
    text("页"),
    properties=line(16) + '<w:jc w:val="center"/>',
)
NOTES: dict[str, str | bytes] = {
    "header1.xml": HEAD,
    "header2.xml": paragraph("偶数页", line(16) + '<w:jc w:val="right"/>'),
    "header3.xml": paragraph("首页", line(16)),
    "footer2.xml": FOOT,
}
BOTH_NOTES = reference("header1") + reference("footer2")
_SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": WORD,
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)


def boxed_foot(inside: str, align: str = "center", wrap: str = "square") -> bytes:
    """A foot with a text box 144 points wide, as WPS and Word write it."""
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    drawn = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="margin"><wp:align>{align}</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        '<wp:extent cx="1828800" cy="1828800"/><wp:wrapNone/><wp:docPr id="1" name="文本框"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="1828800" cy="1828800"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx>{content}</wps:txbx>"
        f'<wps:bodyPr wrap="{wrap}" lIns="0" tIns="0" rIns="0" bIns="0"><a:spAutoFit/></wps:bodyPr></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    older = (
        '<w:pict><v:shape type="#_x0000_t202" style="position:absolute;width:144pt;'
        f'mso-position-horizontal:{align};"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
    )
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice>'
        f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent>"
    )
    return f"<w:ftr {_SPACES}>{runs(both, properties=line(16))}</w:ftr>".encode()


FRAME = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>'
_RULE = '<w:{0} w:val="single" w:sz="6" w:space="1" w:color="auto"/>'
TEXT = {
    "spacing": document(
        _spaced("一", 'w:before="200" w:after="300" w:line="400" w:lineRule="exact"'),
        _spaced("二", 'w:before="400" w:after="100" w:line="400" w:lineRule="exact"'),
        table(row(cell("三"), cell("四"))),
        _spaced("五", 'w:before="300" w:line="400" w:lineRule="exact"'),
    ),
    "space between paragraphs of one style": document(
        *(
            _spaced(
                words,
                'w:before="200" w:after="200" w:line="400" w:lineRule="exact"',
                "<w:contextualSpacing/>",
            )
            for words in "一二"
        ),
        paragraph("三"),
    ),
    "automatic line heights": document(
        paragraph("单倍", AUTO),
        paragraph("多行" * 40, AUTO),
        paragraph("一点五倍" * 30, line(18, "auto")),
        paragraph("大字", AUTO, '<w:sz w:val="44"/>'),
        paragraph("至少三十磅", line(30, "atLeast")),
        paragraph("至少十磅", line(10, "atLeast")),
        paragraph("零点八倍", line(9.6, "auto")),
        paragraph("末", AUTO),
    ),
    "alignment": document(
        paragraph("居中   ", EXACT_20 + '<w:jc w:val="center"/>'),
        paragraph("靠右", EXACT_20 + '<w:jc w:val="right"/>'),
        paragraph(PROSE, EXACT_20 + '<w:ind w:left="480" w:right="240" w:firstLine="480"/>'),
        paragraph(PROSE, EXACT_20 + '<w:ind w:left="480" w:hanging="480"/>'),
    ),
    "lines that fill their column": document(
        paragraph(PROSE, EXACT_20 + '<w:jc w:val="both"/>'),
        paragraph("短", EXACT_20 + '<w:jc w:val="both"/>'),
        paragraph("单位名称", EXACT_20 + '<w:ind w:right="5000"/><w:jc w:val="distribute"/>'),
    ),
    "indents in characters": document(
        paragraph("首行" * 40, EXACT_20 + '<w:ind w:firstLineChars="200" w:firstLine="480"/>'),
        paragraph(
            "两边" * 40, EXACT_20 + '<w:ind w:leftChars="200" w:left="480" w:rightChars="100" w:right="240"/>'
        ),
        paragraph("悬挂" * 40, EXACT_20 + '<w:ind w:left="480" w:hangingChars="200" w:hanging="480"/>'),
    ),
    "tabs": document(
        runs(text("甲"), TAB, text("乙"), TAB, TAB, text("丙")),
        runs(
            *(text("左"), TAB, text("中间"), TAB, text("右边")),
            properties=f"<w:tabs>{_stop('center', 4000)}{_stop('right', 8000)}</w:tabs>{EXACT_20}",
        ),
        runs(
            *(text("目录"), TAB, text("12")),
            properties=f"<w:tabs>{_stop('right', 8300, 'dot')}</w:tabs>{EXACT_20}",
        ),
        runs(
            text("一、"),
            TAB,
            text("悬挂" * 40),
            properties=EXACT_20 + '<w:ind w:left="720" w:hanging="720"/>',
        ),
        runs(text("甲" * 30), TAB, text("乙" * 20)),
    ),
    "spaced, stretched and raised characters": document(
        paragraph("加宽", look='<w:spacing w:val="40"/>'),
        paragraph("紧缩" * 30, look='<w:spacing w:val="-10"/>'),
        paragraph("放大" * 5, look='<w:w w:val="150"/>'),
        paragraph("提升", look='<w:position w:val="6"/>'),
    ),
    "page breaks": document(
        paragraph("一\f二\n三"),
        _spaced("四", 'w:before="400" w:line="400" w:lineRule="exact"', "<w:pageBreakBefore/>"),
        paragraph("五", line(500)),
        _spaced("六", 'w:before="600" w:line="6000" w:lineRule="exact"'),
        paragraph("\f"),
        paragraph("七"),
    ),
    "prose": document(
        *(paragraph(PROSE, EXACT_20 + f'<w:ind w:right="{number * 211}"/>') for number in range(30))
    ),
    "automatic numbers": document(
        _numbered("主要产业" * 20, 0),
        *(_numbered("概况", 1), _numbered("情况", 1), _numbered("字母", 2), _numbered("字母", 2)),
        *(_numbered("数字", 3), _numbered("第二", 0), _numbered("新", 1), paragraph("无号")),
        *(_numbered("从三起", 0, 2), _numbered("四", 0, 2)),
        parts={"numbering.xml": NUMBERING},
    ),
    "a picture in a line": document(
        paragraph("上"),
        runs(text("图"), DRAWING, text("后"), properties=AUTO),
        paragraph("下"),
        parts={"media/image1.png": PICTURE},
    ),
    "borders of paragraphs": document(
        paragraph("上"),
        paragraph("线", f"{EXACT_20}<w:pBdr>{_RULE.format('bottom')}</w:pBdr>"),
        paragraph("下"),
        paragraph("线", f"{EXACT_20}<w:pBdr>{_RULE.format('top')}</w:pBdr>"),
        paragraph("末"),
    ),
}
HANGING = {
    "hanging marks": document(
        *(
            paragraph(PROSE, EXACT_20 + f'<w:ind w:right="{number * 211}"/>').replace(NO_HANGING, "")
            for number in range(12)
        )
    )
}
GRIDS = {
    "a grid of lines": document(
        *(_on_grid("网格" * 40) for _ in range(26)), _on_grid("小四" * 30, half_points=24), page=GRID
    ),
    "type higher than the grid": document(
        _on_grid("五号"), _on_grid("四号字" * 20, half_points=28), _on_grid("末"), page=GRID
    ),
    "a factor on a grid": document(_on_grid("一点五" * 40, line(18, "auto")), _on_grid("末"), page=GRID),
    "space in lines": document(
        _on_grid("首"),
        _on_grid("半行", '<w:spacing w:beforeLines="50" w:before="156" w:afterLines="50" w:after="156"/>'),
        _on_grid("末"),
        page=GRID,
    ),
    "a table beside the grid": document(
        table(row(cell("甲", paragraphs=AUTO).replace(NO_GRID, ""), cell("乙"))), _on_grid("末"), page=GRID
    ),
    "a table on the grid": document(
        table(row(cell("甲\n二", paragraphs=AUTO).replace(NO_GRID, ""), cell("乙"))),
        _on_grid("末"),
        page=GRID,
        parts={"compat": "<w:adjustLineHeightInTable/>"},
    ),
}
PAGES = {
    "no line left alone": document(paragraph("上", line(640)), _controlled("一" * 250), paragraph("后")),
    "no last line left alone": document(paragraph("上", line(660)), _controlled("一" * 100), paragraph("后")),
    "no first line left alone": document(
        paragraph("上", line(680)), _controlled("一" * 100), paragraph("后")
    ),
    "headings stay with their text": document(
        paragraph("上", line(660)),
        paragraph("标题", EXACT_20 + "<w:keepNext/>"),
        paragraph("小标题", EXACT_20 + "<w:keepNext/>"),
        paragraph("正文" * 100),
    ),
    "a heading stays with its table": document(
        paragraph("上", line(660)),
        paragraph("标题", EXACT_20 + "<w:keepNext/>"),
        table(*(row(cell("表"), cell("格"), height=50) for _ in range(2))),
    ),
    "lines that stay together": document(
        paragraph("上", line(640)), paragraph("正文" * 100, EXACT_20 + "<w:keepLines/>"), paragraph("后")
    ),
    "head and foot": document(paragraph("一\f二\f三"), page=section(references=BOTH_NOTES), parts=NOTES),
    "first and even pages differ": document(
        paragraph("一\f二\f三\f四"),
        page=section(
            "<w:titlePg/>",
            references=BOTH_NOTES
            + reference("header2", "even")
            + reference("header3", "first")
            + reference("footer2", "even"),
        ),
        parts={**NOTES, "settings": "<w:evenAndOddHeaders/>"},
    ),
    "a high head pushes the text down": document(
        paragraph("\n".join("一" * 60)),
        page=section(references=BOTH_NOTES),
        parts={"header1.xml": HEAD * 5, "footer2.xml": FOOT * 5},
    ),
    "a table in the head": document(
        paragraph("正文"),
        page=section(references=reference("header1")),
        parts={"header1.xml": table(row(cell("表"), cell("头"))) + paragraph("", line(15))},
    ),
    "a page number in a frame": document(
        paragraph("一\f二"),
        page=section(references=reference("footer2")),
        parts={"footer2.xml": runs(*field("PAGE"), properties=FRAME + line(16)) + paragraph("", line(16))},
    ),
    "a page number in a text box": document(
        paragraph("一\f二"),
        page=section(references=reference("footer2")),
        parts={"footer2.xml": boxed_foot(runs(*field("PAGE"), properties=line(16)), "right")},
    ),
    "upright and lying pages": document(
        paragraph("竖"),
        paragraph("节末", EXACT_20 + section(references=reference("header1"))),
        paragraph("横"),
        paragraph("节末", EXACT_20 + section(size=(16838, 11906), references="")),
        paragraph("又竖"),
        page=section('<w:pgNumType w:start="5"/>'),
        parts=NOTES,
    ),
}
FEATURES = TEXT | HANGING | GRIDS | PAGES
