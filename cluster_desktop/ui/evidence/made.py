"""The lists that are made in the program, as the evidence page names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cluster_desktop.forms.requirements import Requirement
    from cluster_desktop.ui.session.session import Session

_ROOT = "list/"


@dataclass(frozen=True)
class MadeList:
    """A list with rows; `title` as printed above it."""

    key: str
    title: str
    rows: int


def lists_for(requirement: Requirement, session: Session) -> tuple[MadeList, ...]:
    """The lists with rows that serve a requirement."""
    keys = [word.removeprefix(_ROOT) for word in requirement.evidence if word.startswith(_ROOT)]
    titles = {one.key: one.title for one in session.lists.definitions} if keys else {}
    return tuple(MadeList(key, titles[key], session.lists.count(key)) for key in keys if key in titles)


def list_asked(requirement: Requirement, session: Session) -> str:
    """The key of the list that would serve a requirement; empty where a file is wanted."""
    found = session.lists.serving(requirement) if requirement.state == "missing" else None
    return found.key if found is not None else ""
