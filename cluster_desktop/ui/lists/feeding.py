"""Which figures of the form a list feeds, and whether they agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cluster_desktop.forms.values import is_none, parse_number, text_of

if TYPE_CHECKING:
    from cluster_desktop.forms.model.lists import ListDefinition
    from cluster_desktop.ui.session.session import Session

Agreement = Literal["agrees", "differs", "unfilled", "uncounted"]


@dataclass(frozen=True, slots=True)
class Fed:
    """One figure: its path and name, what the form says, how many rows there are (None: not counted)."""

    path: str
    name: str
    stated: str
    counted: int | None

    @property
    def agreement(self) -> Agreement:
        """How the two stand to each other; words that are no figure differ from any."""
        if self.counted is None:
            return "uncounted"
        if not self.stated:
            return "unfilled"
        number = parse_number("0" if is_none(self.stated) else self.stated)
        return "agrees" if number == self.counted else "differs"

    @property
    def words(self) -> str:
        """Both figures beside each other."""
        stated = f"申报表填 {self.stated}" if self.stated else "申报表未填"
        return stated if self.counted is None else f"{stated} · 清单 {self.counted}"


def fed_by(session: Session, definition: ListDefinition) -> list[Fed]:
    """The figures that a list feeds, in the order of the form."""
    return [fed for feed in definition.feeds if (fed := fed_figure(session, feed.path)) is not None]


def fed_figure(session: Session, path: str) -> Fed | None:
    """The figure on an answer path beside the rows for it; None where the form does not ask for it."""
    field = session.index.find(path)
    if field is None:
        return None
    return Fed(path, field.name, text_of(session.answers, path), session.lists.figures.get(path))
