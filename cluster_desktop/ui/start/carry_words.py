"""What becomes of an earlier draft, as the dialog says it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cluster_desktop.ui.start.carry_task import Foretold


def summary(told: Foretold) -> str:
    """What goes over, and how much is left to do, in a line."""
    rest = [(told.lost, "不带入 {} 处"), (len(told.ask), "要填写或核对 {} 处")]
    words = "，".join(each.format(count) for count, each in rest if count)
    return f"带入 {told.told}。" + (f"{words}。" if words else "")


def page(told: Foretold) -> str:
    """What does not go over, and what is left to do, as the browser shows it."""
    parts: list[str] = []
    if told.dropped:
        parts.append(_part(f"新表没有位置，不带入（{told.lost} 处）", told.dropped))
    if told.ask:
        asked = [f"{name}：{why}" for name, why in told.ask]
        parts.append(_part(f"要填写或核对（{len(asked)} 处）", asked))
    return "".join(parts) or "<p>全部内容都有对应的栏目。</p>"


def _part(title: str, lines: Iterable[str]) -> str:
    told = "<br>".join(escape(line) for line in lines)
    return (
        f'<p style="font-weight:600; margin-bottom:2px">{escape(title)}</p><p style="margin-top:0">{told}</p>'
    )
