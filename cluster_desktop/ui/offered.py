"""Figures that are offered: how they are explained, and whether an answer is one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.formulas import figure_of
from cluster_desktop.forms.intervals import Interval
from cluster_desktop.forms.quantities import read_quantity
from cluster_desktop.forms.values import parse_number, text_of

if TYPE_CHECKING:
    from cluster_desktop.forms.derived import Derived
    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.values import Answers


def formula_words(offer: Derived) -> str:
    """How a figure was reckoned, and where the formula is written."""
    if offer.clause.startswith("公式取自"):
        return f"{offer.formula} = {offer.value}。{offer.clause}，本表没有写明。"
    if offer.clause == "清单":
        return f"{offer.formula}。"
    if len(offer.from_paths) == 1:
        return f"取自{offer.formula}。"
    space = " " if offer.clause[-1:].isdecimal() else ""
    return f"按{offer.clause}{space}计算：{offer.formula} = {offer.value}"


def agrees(field: Field, answers: Answers, offer: Derived) -> bool:
    """Whether the answer is what is offered, as far as it was rounded; in a cell of words with its unit."""
    value = parse_number(offer.value)
    if value is not None:
        stated = figure_of(field, answers)
        return stated is not None and stated.meets(Interval.exact(value))
    wanted = read_quantity(offer.value)
    if wanted is None:
        return False
    written = read_quantity(text_of(answers, field.path), wanted.unit)
    if written is None or not written.comparable(wanted):
        return False
    return written.interval.meets(wanted.scaled(offer.allows) if offer.allows else wanted.exact)
