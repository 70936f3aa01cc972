"""What the checker has to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cluster_desktop.forms.model import Level


@dataclass(frozen=True)
class Finding:
    """One thing to mend or to look at.

    `rule` is the id of the rule's use in the edition; `paths` the answers concerned, the first being where
    to go; `clause` what demands it; `message` says what is wrong and what to do, in the words of the form.
    """

    rule: str
    level: Level
    paths: tuple[str, ...]
    clause: str
    message: str
