"""The mark at the right end of a stop on the rail: ✓, n/m, or how much is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms import model
from cluster_desktop.ui.session.standing import prose_words

if TYPE_CHECKING:
    from cluster_desktop.ui.session.session import Session

Mark = tuple[str, str]
_DONE: Mark = ("✓", "done-sign")


def rail_mark(session: Session, key: str) -> Mark:
    """The words of the mark and their tone, for a section or for one of the pages after them."""
    if key == "evidence":
        missing = sum(demand.state in ("missing", "unreadable") for demand in session.requirements)
        return (f"缺 {missing}", "error") if missing else _DONE
    if key == "check":
        return _check_mark(session)
    if key == "export":
        return "", "plain"
    return _section_mark(session, key)


def _check_mark(session: Session) -> Mark:
    errors = sum(finding.level == "error" for finding in session.findings)
    warnings = sum(finding.level == "warning" for finding in session.findings)
    if not errors and not warnings:
        return _DONE
    return str(errors + warnings), "error" if errors else "warning"


def _section_mark(session: Session, no: str) -> Mark:
    standing = session.standings[no]
    section = next((each for each in session.edition.sections if each.no == no), None)
    if standing.errors or standing.warnings:
        return str(standing.errors + standing.warnings), "error" if standing.errors else "warning"
    if section is not None and all(isinstance(item, model.Declaration) for item in section.items):
        return "待签章", "plain"
    if standing.filled == standing.items and standing.unproved:
        return f"缺 {standing.unproved}", "error"
    if standing.done:
        return _DONE
    if section is not None and section.max_chars and (words := prose_words(section, session.answers)):
        return f"{words} 字", "plain"
    return f"{standing.filled}/{standing.items}", "plain"
