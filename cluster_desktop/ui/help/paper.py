"""A page of the help as the rich text that the window shows, with the words that were looked for marked."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from cluster_desktop.ui.help.leaves import places, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.ui.help.leaves import Block, Leaf
    from cluster_desktop.ui.theme import Tokens

FIRST_HIT = "hit"


def written(leaf: Leaf, colours: Tokens, typed: str = "") -> str:
    """The whole page; the first marked word has the anchor `FIRST_HIT`."""
    writer = _Writer(colours, words_of(typed))
    parts = [f'<h2 style="margin-bottom:6px;font-weight:600">{writer.marked(leaf.title)}</h2>']
    rows: list[Block] = []
    for block in leaf.blocks:
        if block.kind == "pair":
            rows.append(block)
            continue
        parts.append(writer.table(rows))
        rows = []
        parts.append(writer.paragraph(block))
    parts.append(writer.table(rows))
    return "".join(parts)


class _Writer:
    def __init__(self, colours: Tokens, wanted: Sequence[str]) -> None:
        self._colours = colours
        self._wanted = wanted
        self._found = False

    def marked(self, words: str) -> str:
        """The words for HTML, each hit on a tinted ground."""
        done = 0
        parts: list[str] = []
        for start, end in places(words, self._wanted):
            parts.append(_plain(words[done:start]))
            anchor = "" if self._found else f'<a name="{FIRST_HIT}"></a>'
            self._found = True
            parts.append(
                f'{anchor}<span style="background-color:{self._colours.soft_warning};'
                f'color:{self._colours.text};font-weight:600">{_plain(words[start:end])}</span>'
            )
            done = end
        return "".join(parts) + _plain(words[done:])

    def paragraph(self, block: Block) -> str:
        """One paragraph as its kind looks."""
        words = " ".join(filter(None, (self.marked(block.words), self.links(block))))
        anchor = f'<a name="{escape(block.anchor)}"></a>' if block.anchor else ""
        match block.kind:
            case "heading":
                return f'<h3 style="margin-top:16px;margin-bottom:4px;font-weight:600">{anchor}{words}</h3>'
            case "item":
                return f'<p style="margin:3px 0 3px 20px;text-indent:-20px">•&nbsp;&nbsp;{words}</p>'
            case "note":
                style = f"margin:2px 0 8px 0;color:{self._colours.secondary}"
                return f'<p style="{style}">{words}</p>'
            case _:
                return f'<p style="margin:6px 0">{words}</p>'

    def links(self, block: Block) -> str:
        """What leads on from a paragraph."""
        return "、".join(
            f'<a href="{escape(link.target)}" style="color:{self._colours.link};text-decoration:none">'
            f"{self.marked(link.words)}</a>"
            for link in block.links
        )

    def table(self, rows: Sequence[Block]) -> str:
        """Names with what belongs to them, in two columns."""
        if not rows:
            return ""
        cells = "".join(
            f'<tr><td width="120" style="padding:4px 14px 4px 0;color:{self._colours.secondary}">'
            f"{self.marked(row.lead)}</td>"
            f'<td style="padding:4px 0">{self.marked(row.words)} {self.links(row)}</td></tr>'
            for row in rows
        )
        return f'<table cellspacing="0" width="100%">{cells}</table>'


def _plain(words: str) -> str:
    return escape(words).replace("\n", "<br>")
