"""The way from one finding to the next, in the order of the form and round and round."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.ui.session.session import Session


def next_to_mend(session: Session, findings: Iterable[Finding], section: str, in_hand: str) -> str | None:
    """The path of the first finding after the field in hand; None where there are none.

    Where the field in hand is on another page than the one that is seen, the search starts at the top of
    the page that is seen.
    """
    order = {field.path: number for number, field in enumerate(session.index.fields)}
    fields = [field for each in findings if (field := session.field_at(each.paths[0])) is not None]
    places = {field.path: order.get(field.path, len(order)) for field in fields}
    here = session.index.find(in_hand) if in_hand else None
    if here is not None and here.section == section:
        reached = order.get(in_hand, len(order))
    else:
        reached = (
            min((order[each.path] for each in session.index.fields if each.section == section), default=0) - 1
        )
    ahead = sorted(places, key=lambda path: (places[path] <= reached, places[path]))
    return ahead[0] if ahead else None
