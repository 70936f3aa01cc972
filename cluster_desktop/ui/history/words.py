"""An act in the words of the form: `占地面积（平方公里） 86.50 → 88.00`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.ui.exchange.naming import Naming

if TYPE_CHECKING:
    from cluster_desktop.drafts.undo import Step, Values
    from cluster_desktop.forms.fields import FieldIndex

_LONGEST = 18
"""Characters of an answer that are shown."""


def act_words(step: Step, index: FieldIndex) -> str:
    """What an act did; one of a single answer by what stood there before and what it gave."""
    if step.about or not step.after:
        return step.about
    naming = Naming(index)
    path = next(iter(step.after))
    turn = f"{_said(naming, path, step.before[path])} → {_said(naming, path, step.after[path])}"
    told = f"{naming.name(path)} {turn}"
    return told if len(step.after) == 1 else f"{told}等 {len(step.after)} 处"


def shortened(words: str) -> str:
    """The beginning of an answer, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _said(naming: Naming, path: str, values: Values) -> str:
    return " / ".join(shortened(naming.words(path, value)) for value in values or (None,))
