"""What reading a paragraph or table needs to know of the document around it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.linebreak import NO_LINE_END, NO_LINE_START, BreakRules
from cluster_desktop.documents.layout.numbering import Numbering
from cluster_desktop.documents.layout.ooxml import attribute, child, is_on, local, number, points, tag
from cluster_desktop.documents.layout.reading_looks import Look, Looks, written
from cluster_desktop.documents.layout.styles import Styles, flatten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.documents.layout.model import Paragraph
    from cluster_desktop.documents.layout.ooxml import Element
    from cluster_desktop.documents.word import WordFile

_WORD_2007 = 12
_DEFAULT_TAB = 36.0
_LINE = 12.0
"""What a line is where spaces are stated in lines and the page has no grid, in points."""
_CHAR_SPACE_UNITS = 4096
_LINE_GRIDS = frozenset({"lines", "linesAndChars", "snapToChars"})
_CHAR_GRIDS = frozenset({"linesAndChars", "snapToChars"})


@dataclass(frozen=True)
class Settings:
    """What holds for the whole document; `grid_in_tables`: lines in tables follow the grid of the page."""

    compatibility: int
    default_tab: float
    grid_in_tables: bool
    even_differs: bool
    break_rules: BreakRules

    @classmethod
    def of(cls, root: Element | None) -> Settings:
        """The settings in a `w:settings`."""
        properties = flatten(root)
        compat = flatten(child(root, "compat"))
        return cls(
            compatibility=_compatibility(root),
            default_tab=points(properties.get("defaultTabStop"), _DEFAULT_TAB),
            grid_in_tables=is_on(compat, "adjustLineHeightInTable"),
            even_differs=is_on(properties, "evenAndOddHeaders"),
            break_rules=_break_rules(root),
        )


@dataclass(frozen=True, slots=True)
class Shapes:
    """Paragraphs of equal properties: their style, the look of their end, and what they are but for runs.

    `known` has them by the size of their first characters and the grid that they stand on.
    """

    style: str
    look: Look
    known: dict[tuple[float, ...], Paragraph]


@dataclass(frozen=True)
class Context:
    """The document, and the place in it that is being read.

    `shapes` are the paragraphs met before, by their properties as written and the table style; `tables`
    counts the tables from 0; `pictures` are the files by relation.  `column` is the width of the text column
    (0 where it does not matter), `pitch` and `char_space` are the grid of the page in points (0 for none),
    `line` what one line means in spaces stated in lines.  `table_style` and `depth` are those of the table
    around, `in_note` marks headers and footers.
    """

    styles: Styles
    looks: Looks
    numbering: Numbering
    settings: Settings
    shapes: dict[tuple[bytes, str], Shapes]
    tables: Mapping[Element, int]
    pictures: Mapping[str, bytes]
    column: float = 0.0
    pitch: float = 0.0
    char_space: float = 0.0
    line: float = _LINE
    table_style: str = ""
    depth: int = 0
    in_note: bool = False

    @classmethod
    def of(cls, word: WordFile, pictures: Mapping[str, bytes] | None = None) -> Context:
        """The context of the main text of a file.

        Raises:
            UnfitWord: the file states impossible measures.
        """
        styles = Styles(word.part("styles.xml"))
        return cls(
            styles=styles,
            looks=Looks(styles),
            numbering=Numbering(word.part("numbering.xml"), styles),
            settings=Settings.of(word.part("settings.xml")),
            shapes={},
            tables={table: count for count, table in enumerate(word.body.iter(tag("tbl")))},
            pictures=pictures or {},
        )

    @classmethod
    def of_cells(cls, word: WordFile) -> Context:
        """The context of the cells of a file, for measuring one by itself.

        Raises:
            UnfitWord: the file states impossible measures.
        """
        return cls.of(word).on_grid(child(word.body, "sectPr")).in_table("")

    def on_grid(self, section: Element | None) -> Context:
        """The same for the text of a section whose `w:sectPr` is given."""
        grid = flatten(section)
        kind = grid.get("docGrid/type", "")
        pitch = points(grid.get("docGrid/linePitch")) if kind in _LINE_GRIDS else 0.0
        space = grid.get("docGrid/charSpace") if kind in _CHAR_GRIDS else None
        return replace(
            self,
            pitch=max(0.0, pitch),
            char_space=0.0 if space is None else float(int(space)) / _CHAR_SPACE_UNITS,
            line=pitch if pitch > 0 else _LINE,
        )

    def shapes_of(self, own: Element | None) -> Shapes:
        """What is known of paragraphs whose `w:pPr` is `own`.

        Raises:
            UnfitWord: a measure is impossible.
        """
        key = (written(own), self.table_style)
        found = self.shapes.get(key)
        if found is None:
            style = self.styles.name(own)
            look = self.looks.of(child(own, "rPr"), style, self.table_style)
            found = self.shapes[key] = Shapes(style, look, {})
        return found

    def in_table(self, style: str) -> Context:
        """The same for the cells of a table of this style."""
        pitch = self.pitch if self.settings.grid_in_tables else 0.0
        return replace(self, table_style=style, depth=self.depth + 1, pitch=pitch)

    def in_column(self, width: float) -> Context:
        """The same for a column of this width."""
        return replace(self, column=width)


def _compatibility(root: Element | None) -> int:
    for setting in () if root is None else root.iter():
        if local(setting) == "compatSetting" and attribute(setting, "name") == "compatibilityMode":
            return int(number(attribute(setting), _WORD_2007))
    return _WORD_2007


def _break_rules(root: Element | None) -> BreakRules:
    """The lists that the document states for Chinese; ours where it states none."""
    stated = {"noLineBreaksBefore": NO_LINE_START, "noLineBreaksAfter": NO_LINE_END}
    for element in () if root is None else root:
        name = local(element)
        if name in stated and (attribute(element, "lang") or "").lower().startswith("zh"):
            stated[name] = attribute(element) or ""
    return BreakRules(frozenset(stated["noLineBreaksBefore"]), frozenset(stated["noLineBreaksAfter"]))
