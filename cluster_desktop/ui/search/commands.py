"""The list of commands: every action with its key, and every page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cluster_desktop.ui.search.things import Thing
from cluster_desktop.ui.shell.actions import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cluster_desktop.ui.shell.rail import Stop


def commands_of(
    doings: Mapping[str, Callable[[], object]], stops: Sequence[Stop], page: Callable[[str], object]
) -> list[Thing]:
    """What the list of commands shows: `more` is what it does and its key."""
    found = [
        Thing("命令", each.words, "　".join(filter(None, (each.about, each.key))), doings[each.name])
        for each in ACTIONS
        if each.name != "commands"
    ]
    return found + [Thing("前往", stop.title, "", partial(page, stop.key)) for stop in stops]
