"""Reading a sheet and taking its rows in, as tasks for the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.errors import ClusterError, reason
from cluster_desktop.evidence.lists.importing import Imported, continued, import_list
from cluster_desktop.evidence.lists.reading import read_rows
from cluster_desktop.evidence.lists.storing import put_rows

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.evidence.lists.rows import ListRow
    from cluster_desktop.forms.model.lists import ListDefinition
    from cluster_desktop.ui.work import Ticket


def import_words(definition: ListDefinition) -> str:
    """How the act of importing a list begins, before the number of rows."""
    return f"导入清单“{definition.title}”"


@dataclass(frozen=True)
class Reading:
    """A sheet to look at; nothing is written."""

    file: Path
    definition: ListDefinition
    sheet: str | None = None

    def __call__(self, ticket: Ticket) -> Imported:
        """What the sheet brings.

        Raises:
            ClusterError: the file cannot be read; `SeveralSheets` where one is to be chosen first.
        """
        try:
            data = self.file.read_bytes()
        except OSError as error:
            message = f"{self.file.name} 读不出：{reason(error)}。关闭正在打开它的程序后再试。"
            raise ClusterError(message) from error

        def tell(done: int, total: int) -> bool:
            ticket.progress(done, total, "正在读取")
            return not ticket.cancelled()

        return import_list(data, self.file.name, self.definition, sheet=self.sheet, tell=tell)


@dataclass(frozen=True)
class TakingIn:
    """Rows to be put into a list, instead of those that are there or behind them."""

    draft: Path
    definition: ListDefinition
    rows: tuple[ListRow, ...]
    author: str
    instead: bool

    def __call__(self, ticket: Ticket) -> int:
        """Write them in one commit; returns how many there are.

        Raises:
            ClusterError: the draft cannot be written, or it was stopped; nothing is written then.
        """

        def tell(done: int, total: int) -> bool:
            ticket.progress(done, total, "正在写入")
            return not ticket.cancelled()

        with Draft.open(self.draft) as draft:
            standing = [] if self.instead else read_rows(draft, self.definition.key)
            rows = continued(self.rows, standing)
            put_rows(draft, self.definition.key, rows, self.author, replace=self.instead, tell=tell)
        return len(rows)
