"""Where the cells of a pasted block go."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cluster_desktop.evidence.lists.rows import ListRow
    from cluster_desktop.ui.lists.model import ListModel


def cells_of(
    model: ListModel, line: int, column: int, block: list[list[str]]
) -> list[tuple[ListRow | None, dict[str, str]]]:
    """The texts for each row from a cell on; a row below the last is a new one.

    What lies beyond the last column is left out, and so is a first line that repeats the headings.
    """
    columns = model.columns[column:]
    if block and _is_heading([each.title for each in columns], block[0]):
        block = block[1:]
    return [
        (model.row_at(line + below), {each.key: words for each, words in zip(columns, texts, strict=False)})
        for below, texts in enumerate(block)
    ]


def _is_heading(titles: list[str], texts: list[str]) -> bool:
    """Whether a line is that of the headings, as it comes along when all of a template is copied."""
    said = [words.strip().removesuffix("*").strip() for words in texts]
    return len(said) > 1 and said == titles[: len(said)]
