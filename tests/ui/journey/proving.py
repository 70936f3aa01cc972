"""Lists and evidence by keys: lists pasted, files pasted and chosen, until nothing is missing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.assessment import assess
from cluster_desktop.evidence.items import read_evidence
from cluster_desktop.evidence.lists.reading import read_rows
from cluster_desktop.forms.lists import lists_of
from cluster_desktop.forms.requirements import Requirement
from tests.ui.journey import display
from tests.ui.journey.display import (
    copied_out,
    copy,
    paste,
    press,
    shows,
    turn_to,
    until,
    wait_closed,
)
from tests.ui.journey.materials import Document, Materials, Sheet

_CHOOSING = "选择文件"
_ACCENT = (0x1F, 0x5F, 0xA8)
_FOOT = (700, 610, 1038, 670)
"""The ground of the button that takes incoming files in, and where it is seen when they are looked over."""


def paste_lists(materials: Materials, draft: Path) -> int:
    """From the last section go on to the lists, open each and paste its sheet; gives the number of rows."""
    press("ctrl+Down")
    order = [each.key for each in lists_of(materials.edition)]
    for sheet in materials.sheets:
        press(*["Tab"] * 3 * order.index(sheet.key))
        copy(sheet.title)
        press("Return")
        until(f"the empty list “{sheet.title}”", lambda: copied_out() is not None)
        copy(sheet.block())
        press("ctrl+v")
        first = sheet.rows[1][0]
        until(f"“{first}” in the list", lambda first=first: copied_out() == f"{first}\n")
        assert _rows(sheet, draft) == sheet.rows[1:], f"the list “{sheet.title}”"
        press("ctrl+Up", "ctrl+Down")
    return sum(len(sheet.rows) - 1 for sheet in materials.sheets)


def _rows(sheet: Sheet, draft: Path) -> list[list[str]]:
    with Draft.open(draft, read_only=True) as opened:
        rows = read_rows(opened, sheet.key)
    return [[row.cells.get(column, "") for column in sheet.columns] for row in rows]


def attach_at_tick(window: str, words: str, documents: Sequence[Document], draft: Path) -> None:
    """Find a tick by its words, go on to the button of its proof, and choose files there."""
    display.go_to(words)
    press("Tab", "Return")
    _choose(window, documents)
    _wait_attached(documents, draft)


def paste_files(documents: Sequence[Document], draft: Path) -> None:
    """Paste files that were copied in a file manager on the evidence page, and take them in as proposed."""
    press("ctrl+shift+e")
    copy("".join(f"{each.file.as_uri()}\r\n" for each in documents), "text/uri-list")
    press("ctrl+v")
    until("the files looked over", lambda: shows(_ACCENT, _FOOT))
    press("Tab", "Tab", "Return")
    _wait_attached(documents, draft)


def attach_what_is_missing(window: str, materials: Materials, draft: Path) -> int:
    """Go through the rows of the checklist that miss something, and choose files for each; gives how many."""
    with Draft.open(draft, read_only=True) as opened:
        unplaced = any(not item.proves for item in read_evidence(opened))
    # To the first row, over the way to what is not placed yet, two views, the search and three ways to add.
    press("ctrl+shift+c", "ctrl+shift+e", "Right", *["Tab"] * (7 + unplaced))
    done = 0
    while left := _missing(draft):
        press("Return")
        turn_to(_CHOOSING)
        title = display.title_of(_CHOOSING).removeprefix(f"{_CHOOSING}：").partition(" — ")[0]
        assert title in left, f"“{title}” has its proof already"
        documents = [each for each in materials.documents if _proves(each, left[title])]
        assert documents, f"nothing proves “{title}”"
        _choose(window, documents)
        _wait_attached(documents, draft, left[title].id)
        done += 1
    return done


def _choose(window: str, documents: Sequence[Document]) -> None:
    """Name files in the dialog that asks for them."""
    turn_to(_CHOOSING)
    paste(" ".join(f'"{each.file}"' for each in documents))
    press("Return")
    wait_closed(_CHOOSING)
    turn_to(window)


def _missing(draft: Path) -> dict[str, Requirement]:
    with Draft.open(draft, read_only=True) as opened:
        found = assess(opened).requirements
    return {each.title: each for each in found if each.state == "missing"}


def _proves(document: Document, wanted: Requirement) -> bool:
    known = (wanted.id, *wanted.paths)
    return any(
        word in known or word.startswith(tuple(f"{path}/" for path in wanted.paths))
        for word in document.proves
    )


def _wait_attached(documents: Sequence[Document], draft: Path, proves: str = "") -> None:
    """Wait until files are in the draft, as proof of a requirement where one is named."""
    names = {each.file.name for each in documents}

    def attached() -> bool:
        with Draft.open(draft, read_only=True) as opened:
            items = read_evidence(opened)
        return names <= {item.file_name for item in items if not proves or proves in item.proves}

    until("in the draft: " + "、".join(names), attached)
