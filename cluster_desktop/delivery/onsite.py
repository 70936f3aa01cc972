"""The 现场核查符合性说明 that a notice prints, with the county put in, to be sealed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.tables import Text, paper
from cluster_desktop.evidence.region import with_word

if TYPE_CHECKING:
    from cluster_desktop.documents.tables import Block
    from cluster_desktop.forms.model import OnsiteStatement

_INDENT = "\u3000\u3000"
_ANY_COUNTY = "县(市、区)"


def onsite_statement(statement: OnsiteStatement, county: str) -> bytes:
    """The statement as a Word file; without a county its blank stays as printed."""
    named = with_word(county, _ANY_COUNTY) if county else statement.blank
    text = statement.text.replace(statement.blank, named)
    blocks: list[Block] = [Text(_INDENT + text), Text(""), Text("")]
    blocks += [Text(line, "right") for line in statement.signature_lines]
    return paper(statement.title, blocks, footer=False)
