"""The questions of a form, by kind, and what they ask to be handed in."""

from __future__ import annotations

import re
from typing import Literal, cast

from msgspec.structs import force_setattr

from cluster_desktop.forms.model.base import DemandKind, Frozen

StandardRow = Literal["international", "national", "industry", "group"]
ItemKind = Literal[
    "text",
    "long_text",
    "number",
    "count",
    "year_numbers",
    "single_choice",
    "multi_choice",
    "count_names",
    "standards_matrix",
    "plan_outline",
    "target_table",
    "declaration",
]

_REMARK_AT_END = re.compile(r"[（(]+[^（）()]*[）)]+$")


class Demand(Frozen, frozen=True, kw_only=True):
    """What the form asks to be handed in with an item (`（需提供清单及佐证材料）` and the like).

    `printed` is the wording on the form; `kinds` what it amounts to; `option` limits the demand to one
    option of a single choice (its number, from 1).  On a multi choice each ticked option is to be proved.
    """

    printed: str
    kinds: tuple[DemandKind, ...]
    option: int | None = None

    @property
    def words(self) -> str:
        """The printed wording without its brackets and `注：` (`需提供清单及佐证材料`)."""
        return self.printed.strip("（）()").removeprefix("注").lstrip("：:")


class Item(Frozen, frozen=True, kw_only=True, tag_field="kind"):
    """One question of the form.

    `label` is the printed row label, `name` the same for messages (made from the label where the
    definition gives none: without units, limits, notes and numbers); `group` the printed heading of a
    group of rows that the item belongs to; `belongs_to` the row that gives a repeated label such as 联系人
    its meaning; `clause` the instruction that governs it (`填报说明 9`); `note` the printed explanation.
    """

    key: str
    label: str
    name: str = ""
    group: str | None = None
    belongs_to: str | None = None
    clause: str | None = None
    note: str | None = None
    demand: Demand | None = None
    required: bool = True

    def __post_init__(self) -> None:
        if not self.name:
            force_setattr(self, "name", (self.belongs_to or "") + self._plain_label())

    def _plain_label(self) -> str:
        """The label without what stands around the name of the thing (`其中：`, `（亿元）`, `名称及数量`)."""
        plain = self.label.removeprefix("其中：").rstrip("：:")
        while (shorter := _REMARK_AT_END.sub("", plain)) != plain:
            plain = shorter
        return plain.removesuffix("名称及数量")

    @property
    def kind(self) -> ItemKind:
        """The kind's name in the definitions and in `fields`."""
        return cast("ItemKind", self.__struct_config__.tag)


class TextItem(Item, frozen=True, kw_only=True, tag="text"):
    """A short text in one cell."""

    placeholder: str | None = None


class LongText(Item, frozen=True, kw_only=True, tag="long_text"):
    """A paragraph with a limit in 字 as Word counts them (`（200字以内）`)."""

    max_chars: int


class NumberItem(Item, frozen=True, kw_only=True, tag="number"):
    """One figure, kept as typed; `unit` as printed, None where the form names none."""

    unit: str | None = None


class CountItem(Item, frozen=True, kw_only=True, tag="count"):
    """One whole number of things."""

    unit: str | None = None


class YearNumbers(Item, frozen=True, kw_only=True, tag="year_numbers"):
    """One figure for each year of the edition; `integer` where only whole numbers make sense."""

    unit: str | None = None
    integer: bool = False


class SingleChoice(Item, frozen=True, kw_only=True, tag="single_choice"):
    """Exactly one option; `pass_answers` are the options that do not bar an application."""

    options: tuple[str, ...]
    pass_answers: tuple[str, ...] = ()
    refers_to: str | None = None

    @property
    def yes(self) -> int | None:
        """The number of the option that says 是, None where the form does not ask for yes or no."""
        return next((n for n, option in enumerate(self.options, start=1) if option.startswith("是")), None)


class MultiChoice(Item, frozen=True, kw_only=True, tag="multi_choice"):
    """Any number of options, each its own tick and its own path."""

    options: tuple[str, ...]


class CountNames(Item, frozen=True, kw_only=True, tag="count_names"):
    """`数量：__个 名称：__`: a count and the names, one a line."""

    unit: str = "个"


class StandardsMatrix(Item, frozen=True, kw_only=True, tag="standards_matrix"):
    """Standards led (主持) and joined (参与) by level and year.  `rows` maps the path word to the print."""

    rows: dict[StandardRow, str]
    columns: tuple[str, str, str]


class Heading(Item, frozen=True, kw_only=True):
    """A heading of section 八.

    `no` is the printed number, empty where the form prints none; `level` counts from 1; `guidance` the
    printed explanation.
    """

    no: str = ""
    level: int
    guidance: str | None = None

    def _plain_label(self) -> str:
        return self.label.removeprefix(self.no).lstrip("、.")


class PlanOutline(Heading, frozen=True, kw_only=True, tag="plan_outline"):
    """A heading of the plan, with the text written below it.

    One that only holds further headings is not required.
    """


class TargetRow(Frozen, frozen=True, kw_only=True):
    """A row of a target table.

    `key` is the path word (`output_growth`; `leading` for an open row, whose rows are then `leading_1`,
    `leading_2` …, save `other`, which is itself an open row); `direction` the 方向 column; `indicator` the
    指标 column, of an open row the printed dots or nothing.
    """

    key: str
    direction: str
    indicator: str
    open: bool = False


class TargetTable(Heading, frozen=True, kw_only=True, tag="target_table"):
    """A table of targets by direction and indicator.

    `columns` are the printed heads; the last of them hold the `values`: by path word (`base`, `target`,
    `done`) the year that each stands for.
    """

    columns: tuple[str, ...]
    values: dict[str, int]
    rows: tuple[TargetRow, ...]
    remark: str = ""
    remarks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.columns) <= len(self.values):
            raise ValueError("columns 比 values 少")

    @property
    def heads(self) -> dict[str, str]:
        """The printed column heads by path word, `label` being the 指标 column."""
        words = ("label", *self.values)
        return dict(zip(words, self.columns[-len(words) :], strict=True))


class Declaration(Item, frozen=True, kw_only=True, tag="declaration"):
    """A statement to be signed and sealed by hand.  With `editable` a text may stand above the seal."""

    text: str = ""
    signature_lines: tuple[str, ...] = ()
    editable: bool = False


AnyItem = (
    TextItem
    | LongText
    | NumberItem
    | CountItem
    | YearNumbers
    | SingleChoice
    | MultiChoice
    | CountNames
    | StandardsMatrix
    | PlanOutline
    | TargetTable
    | Declaration
)
