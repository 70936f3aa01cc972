"""What a form edition and a notice are: frozen objects that the TOML definitions decode into.

Keys are those of the five forms side by side (`total_output` means the same in every edition); wording is
the printed wording, slips included.  Nothing here reads a file: see `loader`.
"""

from __future__ import annotations

from typing import Literal, cast

from msgspec import Struct
from msgspec.structs import force_setattr

Level = Literal["error", "warning", "hint"]
DemandKind = Literal["evidence", "list", "formula", "statement"]
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


class _Frozen(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Common ground: immutable, keywords only, and an unknown key in a definition is an error."""


class Demand(_Frozen, frozen=True, kw_only=True):
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
        return self.printed.strip("（）").removeprefix("注：")


class Item(_Frozen, frozen=True, kw_only=True, tag_field="kind"):
    """One question of the form.

    `label` is the printed row label, `name` the same without units, limits and notes (for messages; the
    label where the definition gives none); `group` the printed heading of a group of rows that the item
    belongs to; `belongs_to` the row that gives a repeated label such as 联系人 its meaning; `clause` the
    instruction that governs it (`填报说明 9`); `note` the printed explanation.
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
            force_setattr(self, "name", self.label)

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


class PlanOutline(Item, frozen=True, kw_only=True, tag="plan_outline"):
    """A heading of the plan in section 八, with the text written below it.

    `no` is the printed number, empty where the form prints none; `level` counts from 1; `guidance` the
    printed explanation.  A heading that only holds further headings is not required.
    """

    no: str = ""
    level: int
    guidance: str | None = None


class TargetRow(_Frozen, frozen=True, kw_only=True):
    """A row of the target table.

    `key` is the path word (`output_growth`; `leading` for an open `......` row, whose rows are then
    `leading_1`, `leading_2` …, save `other`, which is itself an open row); `direction` the 方向 column.
    """

    key: str
    direction: str
    indicator: str
    open: bool = False


class TargetTable(Item, frozen=True, kw_only=True, tag="target_table"):
    """The three-year targets with base year and target year."""

    no: str = ""
    level: int
    guidance: str | None = None
    base_year: int
    target_year: int
    columns: tuple[str, ...]
    rows: tuple[TargetRow, ...]
    remark: str
    remarks: tuple[str, ...]


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


class Section(_Frozen, frozen=True, kw_only=True):
    """One of the nine parts: `no` is 一 … 九, `heading` as printed."""

    no: str
    title: str
    heading: str
    items: tuple[AnyItem, ...]
    max_chars: int | None = None
    limit: str | None = None


class CoverBlank(_Frozen, frozen=True, kw_only=True):
    """A blank of the cover: filled from `path`, with the fixed word that follows it."""

    path: str
    after: str = ""


class CoverLine(_Frozen, frozen=True, kw_only=True):
    """A line of the cover.

    `blanks` are the places to fill; a path that is an item key repeats that answer of section 一, any
    other (`region/city`, `applied_on`) is asked for on the cover.  `hint` is printed below the blank.
    `by_hand` lines (a seal) stay empty.
    """

    label: str
    blanks: tuple[CoverBlank, ...] = ()
    hint: str | None = None
    by_hand: bool = False


class CoverField(_Frozen, frozen=True, kw_only=True):
    """An answer that is asked for on the cover only."""

    path: str
    label: str
    kind: Literal["text", "date"]


class Cover(_Frozen, frozen=True, kw_only=True):
    """The cover: title, lines, the fields asked for there, and the maker at the foot."""

    title: str
    lines: tuple[CoverLine, ...]
    fields: tuple[CoverField, ...]
    maker: str | None = None


class Instructions(_Frozen, frozen=True, kw_only=True):
    """The 填报说明: title lines and numbered clauses, without their numbers; `before_form` by edition."""

    title: tuple[str, ...]
    clauses: tuple[str, ...]
    before_form: bool


class RuleUse(_Frozen, frozen=True, kw_only=True):
    """One use of a rule kind: which clause demands it, how grave it is, and on what.

    `items` limits the use to these item keys (all that the kind applies to when empty); `parameters` are
    the kind's own.
    """

    id: str
    kind: str
    level: Level
    clause: str
    items: tuple[str, ...] = ()
    parameters: dict[str, float | int | str | bool] = {}


class Edition(_Frozen, frozen=True, kw_only=True):
    """One official form, whole."""

    id: str
    title: str
    issuer: str
    years: tuple[int, ...]
    template: str
    notices: tuple[str, ...]
    cover: Cover
    instructions: Instructions
    sections: tuple[Section, ...]
    rules: tuple[RuleUse, ...]

    def items(self) -> tuple[AnyItem, ...]:
        """All items in document order."""
        return tuple(item for section in self.sections for item in section.items)

    def item(self, key: str) -> AnyItem:
        """The item with this key; KeyError where the edition has none."""
        for item in self.items():
            if item.key == key:
                return item
        raise KeyError(key)


class NoticeItem(_Frozen, frozen=True, kw_only=True):
    """One line of the notice's own list of evidence (Hebei 附件3).

    `paths` are the item keys that it documents, the first being where it is shown; with
    `only_if_positive` it is demanded only when one of them holds a figure above 0.
    """

    no: int
    title: str
    kind: DemandKind
    paths: tuple[str, ...]
    only_if_positive: bool = False
    level: Level = "error"


class Notice(_Frozen, frozen=True, kw_only=True):
    """A call for applications: who submits what, to whom, by when, in how many copies."""

    id: str
    title: str
    issuer: str
    date: str
    editions: tuple[str, ...]
    deadline: str
    receiver: str
    copies: int
    bound_apart: bool
    electronic: str
    email: str | None = None
    email_subject: str | None = None
    quotas: tuple[Quota, ...] = ()
    contacts: tuple[str, ...] = ()
    evidence_title: str = "佐证材料清单"
    evidence_lead: str = ""
    evidence: tuple[NoticeItem, ...] = ()


class Quota(_Frozen, frozen=True, kw_only=True):
    """At most `most` recommendations from each of these areas."""

    areas: tuple[str, ...]
    most: int
