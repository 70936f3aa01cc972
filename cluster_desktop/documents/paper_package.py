"""What a Word file of our own consists of besides its text: settings, styles, types, relations."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from cluster_desktop.documents.layout.linebreak import NO_LINE_END, NO_LINE_START
from cluster_desktop.documents.word import WORD, pack

if TYPE_CHECKING:
    from collections.abc import Sequence

FOOTER = "rId3"
"""The relation by which a section names the footer."""
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# What is not Chinese counts as English: as Chinese, LibreOffice breaks Latin words and figures anywhere.
_STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋" w:cs="仿宋"/>'
    '<w:sz w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
)
_SETTINGS = (
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    f'<w:noLineBreaksAfter w:lang="zh-CN" w:val={quoteattr(NO_LINE_END)}/>'
    f'<w:noLineBreaksBefore w:lang="zh-CN" w:val={quoteattr(NO_LINE_START)}/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
)


def package(document: str, footer: str) -> bytes:
    """A .docx of the XML inside its `w:document` and inside its footer; equal text gives equal bytes."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations(
            [("styles", "styles.xml"), ("settings", "settings.xml"), ("footer", "footer1.xml")]
        ),
        "word/document.xml": _root("document", document),
        "word/styles.xml": _root("styles", _STYLES),
        "word/settings.xml": _root("settings", _SETTINGS),
        "word/footer1.xml": _root("ftr", footer),
    }
    return pack({name: text.encode() for name, text in parts.items()})


def _root(name: str, content: str) -> str:
    return f'{_XML}<w:{name} xmlns:w="{WORD}" xmlns:r="{_RELATIONS}">{content}</w:{name}>'


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings", "footer1": "footer"}
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )
