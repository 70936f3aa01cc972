"""By which words a draft is found: its name, form, unit, region and who wrote in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.errors import ClusterError
from cluster_desktop.forms.loader import load_edition
from cluster_desktop.ui.words import folded, form_title

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_ANSWERS = ("cluster_name", "county_dept", "operator")
_REGION = "region/"


@dataclass(frozen=True)
class Told:
    """The name of a draft, its form, and the words by which it is found, folded."""

    name: str
    form: str
    words: str


def words_of(names: Mapping[Path, str]) -> dict[Path, Told]:
    """What each draft is found by, beside the name that it has; all there is of one that cannot be read."""
    return {path: _told(path, name) for path, name in names.items()}


def _told(path: Path, name: str) -> Told:
    words, form = [name], ""
    try:
        with Draft.open(path, read_only=True) as draft:
            answers = [str(draft.value(answer) or "") for answer in _ANSWERS]
            words += answers
            words += map(str, draft.values(_REGION).values())
            words += draft.authors()
            edition = load_edition(draft.edition)
            form = form_title(edition)
            words += (form, edition.issuer)
            name = answers[0] or name
    except ClusterError:  # the row in the list says why
        pass
    return Told(name, form, folded("\n".join(words)))
