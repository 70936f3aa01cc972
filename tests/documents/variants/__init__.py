"""Official blanks as other hands would have made them: the same form, built differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.documents.variants.controls import content_controls, symbol_boxes
from tests.documents.variants.lines import (
    boxes_behind_their_words,
    half_width_and_line_breaks,
    loose_spaces_and_paragraphs,
    options_side_by_side,
    split_runs,
    typed_blanks,
    without_typed_numbers,
)
from tests.documents.variants.tables import (
    growing_rows_on_a_line_grid,
    headings_inside_the_tables,
    narrower_tables,
    nested_table,
    one_outer_table,
    rows_of_more_cells,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from cluster_desktop.documents.word import WordFile

VARIANTS: dict[str, Callable[[WordFile], None]] = {
    "other widths and margins": narrower_tables,
    "runs split anywhere": split_runs,
    "extra paragraphs and spaces": loose_spaces_and_paragraphs,
    "content controls around every blank": content_controls,
    "a nested table in 四": nested_table,
    "rows split into more cells": rows_of_more_cells,
    "rows that grow, on a line grid": growing_rows_on_a_line_grid,
    "half-width marks and line breaks in labels": half_width_and_line_breaks,
    "options side by side": options_side_by_side,
    "boxes behind their words": boxes_behind_their_words,
    "boxes of a symbol face": symbol_boxes,
    "underscores to write on": typed_blanks,
    "each section one table with its heading": headings_inside_the_tables,
    "automatic numbering": without_typed_numbers,
    "all in one outer table": one_outer_table,
}
"""What is done to the Hebei blank, by name."""
