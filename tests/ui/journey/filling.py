"""Filling in the form by keys: as on paper, one field after the other, and tables as blocks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from cluster_desktop.forms import model
from cluster_desktop.forms.fields import COVER, STANDARD_COLUMNS, Field, FieldIndex
from cluster_desktop.forms.values import Answers, Value, text_of
from tests.ui.journey.display import copy, paste, press, write

Kept = Callable[[Collection[str]], None]


@dataclass(frozen=True)
class _Part:
    """A field, or a table, with what is done in it and the keys that lead out of it."""

    fill: Callable[[], None]
    leaving: Sequence[str]


class Filler:
    """Knows the form and what is to be written; `kept` waits until the draft has the answers of these paths.

    `demanded` are the keys of the items that call for proof.
    """

    def __init__(self, index: FieldIndex, answers: Answers, demanded: Collection[str], kept: Kept) -> None:
        self._index = index
        self._answers = answers
        self._demanded = demanded
        self._kept = kept

    def fill_cover(self) -> None:
        """Fill in the cover; the cursor is in its first field."""
        for field in (each for each in self._index.fields if each.section == COVER):
            self._answer(field)
            press("Tab")

    def fill_section(self, section: model.Section) -> None:
        """Fill in the section that was just come to; the cursor is in its first field."""
        for part in self._parts(section):
            part.fill()
            press(*part.leaving)

    def _parts(self, section: model.Section) -> Iterator[_Part]:
        years = _year_table(section.items)
        if years:
            yield self._block(self._years(section.items[:years]), rows=years)
        for item in section.items[years:]:
            fields = self._index.of(item.key)
            match item:
                case model.YearNumbers():
                    yield self._block([fields], rows=1)
                case model.StandardsMatrix():
                    yield self._matrix(_by_level(fields))
                case model.TargetTable():
                    yield _Part(partial(self._fill_targets, item), ["Tab"] * 4)
                case _:
                    for each in fields:
                        yield _Part(partial(self._answer, each), [self._leaving(each)])

    def _leaving(self, field: Field) -> str:
        """Tab, but Enter where the button of a proof appears behind an answer as soon as it is judged."""
        by_tab = field.key not in self._demanded or field.path.endswith("/names")
        return "Tab" if by_tab else "Return"

    def _answer(self, field: Field) -> None:
        answer(field, self._answers.get(field.path))

    # tables

    def _block(self, block: Sequence[Sequence[Field | str]], *, rows: int) -> _Part:
        """A table of so many rows, which is left downwards from its first field."""
        return _Part(partial(self._paste, block), ["Return"] * rows)

    def _matrix(self, block: Sequence[Sequence[Field]]) -> _Part:
        """A table with more columns than the one above it: one comes to it somewhere in its first row."""

        def fill() -> None:
            press(*["Left"] * len(block[0]))
            self._paste(block)

        return _Part(fill, ["Return"] * len(block))

    def _paste(self, block: Sequence[Sequence[Field | str]]) -> None:
        """Paste a table as a spreadsheet puts it on the clipboard."""
        said = [
            [each if isinstance(each, str) else text_of(self._answers, each.path) for each in row]
            for row in block
        ]
        copy("".join("\t".join(row) + "\n" for row in said))
        press("ctrl+v")
        self._kept([each.path for row in block for each in row if isinstance(each, Field)])

    def _years(self, items: Sequence[model.AnyItem]) -> list[list[Field | str]]:
        """The whole table with its headings, as it is copied from a sheet of one's own."""
        fields = [self._index.of(item.key) for item in items]
        head: list[Field | str] = ["指标", *(f"{field.year}年" for field in fields[0])]
        return [head, *([item.label, *row] for item, row in zip(items, fields, strict=True))]

    def _fill_targets(self, item: model.TargetTable) -> None:
        """The printed rows of a direction in one block, then those that the cluster adds to it."""
        printed: list[model.TargetRow] = []
        for row in item.rows:
            if not row.open:
                printed.append(row)
                continue
            self._paste([self._target(item, each.key, item.values) for each in printed])
            if self._index.find(f"{item.key}/{row.key}/label") is not None:
                press(*["Return"] * len(printed), "Left")
                self._paste([self._target(item, row.key, ("label", *item.values))])
            elif text_of(self._answers, f"{item.key}/{row.key}_1/label"):
                press("alt+Insert")
                self._paste([self._target(item, f"{row.key}_1", ("label", *item.values))])
                press("Return")
            else:
                press(*["Return"] * len(printed))
            printed = []

    def _target(self, item: model.TargetTable, row: str, names: Collection[str]) -> list[Field]:
        return [self._index[f"{item.key}/{row}/{name}"] for name in names]


def answer(field: Field, value: Value | None) -> None:
    """Answer the field that has the cursor: figures by keys, words by way of the clipboard."""
    if value is True:
        press("space")
    elif not value:
        return
    elif field.kind == "single_choice":
        # The options stand beside one another.
        press("space", *["Right"] * (int(value) - 1))
    elif value.isascii():
        write(value)
    else:
        paste(value)


def _year_table(items: Sequence[model.AnyItem]) -> int:
    """How many items the table of years takes in that opens a section."""
    if not isinstance(items[0], model.YearNumbers):
        return 0
    last = 0
    for place, item in enumerate(items, 1):
        if isinstance(item, model.YearNumbers):
            last = place
        elif not isinstance(item, model.NumberItem | model.CountItem):
            break
    return last


def _by_level(fields: Sequence[Field]) -> list[list[Field]]:
    """A row for each level of standards; in each year those that were led, then those that were joined."""
    levels: dict[str, list[Field]] = {}
    for field in fields:
        levels.setdefault(field.path.split("/")[2], []).append(field)
    columns = list(STANDARD_COLUMNS)
    return [
        sorted(row, key=lambda each: (each.year, columns.index(each.path.split("/")[3])))
        for row in levels.values()
    ]
