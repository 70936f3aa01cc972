"""By which words a draft is found: its name, form, unit, region and who wrote in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.errors import ClusterError
from cluster_desktop.forms.loader import load_edition
from cluster_desktop.ui.help.leaves import folded
from cluster_desktop.ui.words import form_title

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_ANSWERS = ("cluster_name", "county_dept", "operator")
_REGION = "region/"


def words_of(paths: Iterable[Path]) -> dict[Path, str]:
    """The words of each draft, folded; a draft that cannot be read has none but its name."""
    return {path: folded(_words(path)) for path in paths}


def _words(path: Path) -> str:
    told = [path.stem]
    try:
        with Draft.open(path, read_only=True) as draft:
            told += (str(draft.value(answer) or "") for answer in _ANSWERS)
            told += map(str, draft.values(_REGION).values())
            told += draft.authors()
            edition = load_edition(draft.edition)
            told += (form_title(edition), edition.issuer)
    except ClusterError:  # the row in the list says why
        pass
    return "\n".join(told)
