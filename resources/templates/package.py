"""The fixed parts around the text of a blank: styles, settings, the page and its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parts import Font, Shape, make, run, twips

from cluster_desktop.documents.layout.linebreak import NO_LINE_END, NO_LINE_START
from cluster_desktop.documents.word import Element, pack, serialise

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = (595.3, 841.9)
MARGIN_TOP = MARGIN_BOTTOM = 72.0
MARGIN_SIDE = 89.85
TEXT_WIDTH = 415.6
FOOT = 40.0
FOOT_FONT = Font("宋体", 10.5)

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATION_ID = f"{{{_OFFICE}}}id"


def blank(title: str, body: Sequence[Element]) -> bytes:
    """A .docx of `body`: A4, numbered at the foot save for the first page; the same bytes each time."""
    document = make("document", make("body", *body, _section()))
    return pack(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relations(
                ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
                ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ),
            "docProps/core.xml": _core(title),
            "word/document.xml": serialise(document),
            "word/_rels/document.xml.rels": _relations(
                ("rId1", f"{_OFFICE}/styles", "styles.xml"),
                ("rId2", f"{_OFFICE}/settings", "settings.xml"),
                ("rId3", f"{_OFFICE}/footer", "footer.xml"),
            ),
            "word/styles.xml": serialise(_styles()),
            "word/settings.xml": serialise(_settings()),
            "word/footer.xml": serialise(_footer()),
        }
    )


def _section() -> Element:
    width, height = PAGE
    side = twips(MARGIN_SIDE)
    footer = make("footerReference", type="default")
    footer.set(_RELATION_ID, "rId3")
    return make(
        "sectPr",
        footer,
        make("pgSz", w=twips(width), h=twips(height)),
        make(
            "pgMar",
            top=twips(MARGIN_TOP),
            right=side,
            bottom=twips(MARGIN_BOTTOM),
            left=side,
            header=twips(FOOT),
            footer=twips(FOOT),
            gutter=0,
        ),
        make("titlePg"),
    )


def _styles() -> Element:
    plain = make(
        "style", make("name", val="Normal"), make("qFormat"), type="paragraph", styleId="Normal", default=1
    )
    # What is not Chinese counts as English: as Chinese, LibreOffice breaks Latin words and figures anywhere.
    language = make("lang", val="en-US", eastAsia="zh-CN")
    run_defaults = Font(size=12).properties()
    run_defaults.append(language)
    return make(
        "styles",
        make(
            "docDefaults",
            make("rPrDefault", run_defaults),
            make("pPrDefault", make("pPr", make("spacing", before=0, after=0))),
        ),
        plain,
    )


def _settings() -> Element:
    modern = make(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15
    )
    return make(
        "settings",
        make("zoom", percent=100),
        make("bordersDoNotSurroundHeader"),
        make("bordersDoNotSurroundFooter"),
        make("defaultTabStop", val=420),
        make("characterSpacingControl", val="doNotCompress"),
        make("noLineBreaksAfter", lang="zh-CN", val=NO_LINE_END),
        make("noLineBreaksBefore", lang="zh-CN", val=NO_LINE_START),
        make("compat", modern),
        make("themeFontLang", val="en-US", eastAsia="zh-CN"),
    )


def _footer() -> Element:
    field = [
        make("r", FOOT_FONT.properties(), make("fldChar", fldCharType=kind))
        for kind in ("begin", "separate", "end")
    ]
    code = make("instrText")
    code.text = " PAGE "
    begin, separate, end = field
    instruction = make("r", FOOT_FONT.properties(), code)
    number = [begin, instruction, separate, run("1", FOOT_FONT), end]
    shape = Shape(line=14, align="center").properties(FOOT_FONT)
    return make("ftr", make("p", shape, run("— ", FOOT_FONT), *number, run(" —", FOOT_FONT)))


def _relations(*targets: tuple[str, str, str]) -> bytes:
    rows = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in targets
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'.encode()


def _content_types() -> bytes:
    kinds = {
        "word/document.xml": f"{_TYPES}document.main+xml",
        "word/styles.xml": f"{_TYPES}styles+xml",
        "word/settings.xml": f"{_TYPES}settings+xml",
        "word/footer.xml": f"{_TYPES}footer+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    rows = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    rels = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{rels}{xml}{rows}</Types>'.encode()


def _core(title: str) -> bytes:
    spaces = (
        f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    return f"{_HEAD}<cp:coreProperties {spaces}><dc:title>{title}</dc:title></cp:coreProperties>".encode()
