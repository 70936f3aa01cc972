"""Which sheet of a file holds the list; never guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cluster_desktop.evidence.lists.headings import HEADING_ROWS, HeadingReader, Headings
from cluster_desktop.evidence.lists.limits import SeveralSheets, UnfitList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.evidence.lists.cells import Sheet
    from cluster_desktop.forms.model import ListDefinition

_HELP = re.compile("(?:填写|填表|填报|使用)?说明|样表|示例|模板说明|字典|下拉选项")


def chosen_sheet(
    sheets: Sequence[Sheet], definition: ListDefinition, wanted: str | None, file_name: str
) -> Sheet:
    """The sheet that holds the list: the one that is wanted, or the only one that fits.

    Raises:
        SeveralSheets: several fit.
        UnfitList: none does, or there is none of the wanted name.
    """
    if wanted is not None:
        for one in sheets:
            if one.name == wanted:
                return one
        named = "、".join(f"“{one.name}”" for one in sheets)
        raise UnfitList(f"没有工作表“{wanted}”。现有：{named}", where=file_name)
    sheets = [one for one in sheets if _HELP.fullmatch(one.name.strip()) is None] or sheets
    if len(sheets) == 1:
        return sheets[0]
    reader = HeadingReader(definition)
    fitting: list[tuple[Sheet, bool]] = []
    for one in sheets:
        first = one.read(HEADING_ROWS + 2)
        headings = reader.find(first)
        if headings is not None and not headings.lacks(definition):
            fitting.append((one, len(first) > headings.last + 1))
    filled = [one for one, holds in fitting if holds] or [one for one, _ in fitting]
    named = [one for one in filled if one.name.strip() == definition.title or definition.title in one.name]
    if len(filled) == 1 or len(named) == 1:
        return named[0] if len(named) == 1 else filled[0]
    if filled:
        raise SeveralSheets(tuple(one.name for one in filled), where=file_name)
    raise unfit(definition, "、".join(one.name for one in sheets), (), file_name)


def unfit(
    definition: ListDefinition,
    sheet: str,
    doubts: Sequence[str],
    file_name: str,
    headings: Headings | None = None,
) -> UnfitList:
    """Why no list can be read from a sheet."""
    if doubts:
        return UnfitList(f"工作表“{sheet}”的{'；'.join(doubts)}", where=file_name)
    lacking = headings.lacks(definition) if headings else [one for one in definition.columns if one.required]
    named = "、".join(f"“{column.title}”" for column in lacking)
    told = f"工作表“{sheet}”中没有找到{named}一列。对照本清单的模板改列名后再导入"
    return UnfitList(told, where=file_name)
