"""Beside 优质中小企业数量: the firms of each kind that the form counts, no document says which it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.formulas import aligned
from cluster_desktop.forms.model import TargetTable
from cluster_desktop.forms.values import text_of
from cluster_desktop.ui.field.part import Figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.ui.session.session import Session

_ROW = "quality_smes"
_NAMED = ("zjtx_smes", "little_giants", "champions", "hitech", "innovative_smes", "hitech_and_innovative")
"""Named by 认定标准 二, 优质中小企业梯度培育成效显著."""
_ABOUT = (
    "认定标准“优质中小企业梯度培育”列了这几类。申报表没有写明优质中小企业含哪几类，各类又有重复认定，"
    "不能直接相加，按实际家数填写。"
)


class Kinds(Figures):
    """The counts of the base year."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("本表所填的各类企业", parent)
        self._session = session

    def show_field(self, field: Field) -> None:
        """Show them for the base of the row, where the form has them."""
        self.show_figures(self._counts(field) if field.path.endswith(f"/{_ROW}/base") else (), _ABOUT)

    def _counts(self, field: Field) -> Iterator[tuple[str, str]]:
        table = self._session.index.item(field.key)
        if not isinstance(table, TargetTable):
            return
        for key in _NAMED:
            count = aligned(self._session.index, key, table.values["base"])
            if count is not None and (told := text_of(self._session.answers, count.path)):
                yield count.name, told
