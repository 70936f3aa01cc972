"""A draft that goes to a colleague and comes back, by keys, with what both changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from cluster_desktop.drafts.change import Change
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.forms.values import Value
from tests.ui.journey import display
from tests.ui.journey.display import paste, press, turn_to, until, wait_closed, write

COLLEAGUE = "统计局"
_SENDING, _RECEIVING = "发送草稿", "接收草稿"
_HEAD = (0xF0, 0xF2, 0xF5)
_MIDDLE = (190, 110, 1140, 420)
"""The ground of the heads of a table, and where it is seen in the dialog."""


def send(window: str, target: Path) -> None:
    """Send the whole draft to a file."""
    press("ctrl+shift+s")
    turn_to(_SENDING)
    press("Return")
    turn_to("保存到")
    paste(str(target))
    press("Return")
    wait_closed("保存到")
    until(f"{target.name} sent", target.exists)
    turn_to(_SENDING)
    until("the dialog that sent it closed", _closed)
    turn_to(window)


def _closed() -> bool:
    """Whether Esc closed the dialog, which stays for as long as it writes."""
    press("Escape")
    return not display.windows(_SENDING)


def change_elsewhere(file: Path, answers: Mapping[str, Value]) -> None:
    """What the colleague writes on his own machine."""
    with Draft.open(file) as draft:
        draft.set_many(answers, COLLEAGUE)


def write_over(words: str, figures: str) -> None:
    """Go to a field by its words and write something else there."""
    display.go_to(words)
    write(figures)
    press("Tab")


def receive(window: str, file: Path, draft: Path) -> None:
    """Receive a file; of two conflicts decide the first for the colleague, and put the second off."""
    press("ctrl+shift+r")
    turn_to(_RECEIVING)
    asking = display.windows(_RECEIVING)
    press("Return")
    turn_to("选择草稿")
    paste(str(file))
    press("Return")
    wait_closed("选择草稿")
    until("what the file brings", lambda: display.windows(_RECEIVING) not in ([], asking))
    turn_to(_RECEIVING)
    until("the table of conflicts", lambda: display.shows(_HEAD, _MIDDLE))
    # Past 取消, 暂不选定 and a choice for each of the two people, to the first conflict; then on to 暂不选定.
    press(*["Tab"] * 4, "space", "Right", *["Tab"] * 3, "Return")
    wait_closed(_RECEIVING)
    turn_to(window)
    until("one conflict left in the draft", lambda: len(_conflicts(draft)) == 1)


def decide(words: str, value: str, draft: Path) -> None:
    """Go to a field that people filled differently, and choose by its number; 1 was written last."""
    (heads,) = _conflicts(draft).values()
    number = [head.value for head in reversed(heads)].index(value) + 1
    display.go_to(words)
    press(f"alt+{number}")
    until("no conflict left", lambda: not _conflicts(draft))


def _conflicts(draft: Path) -> Mapping[str, Sequence[Change]]:
    with Draft.open(draft, read_only=True) as opened:
        return opened.conflicts()
