"""The mark at the right end of a stop on the rail: ✓, n/m, or how much is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms import model
from cluster_desktop.forms.demands import EVIDENCE_RULE
from cluster_desktop.ui.session.standing import EMPTY_RULES, prose_words, rule_ids, wrong_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cluster_desktop.forms.requirements import Requirement
    from cluster_desktop.ui.session.session import Session

Mark = tuple[str, str]
_DONE: Mark = ("✓", "done-sign")


def rail_mark(session: Session, key: str) -> Mark:
    """The words of the mark and their tone, for a section or for one of the pages after them."""
    if key == "evidence":
        return _evidence_mark(session)
    marks = {"lists": _lists_mark, "check": _check_mark, "standard": _standard_mark}
    if key in marks:
        return marks[key](session)
    if key in {"export", "preview", "overview"}:
        return "", "plain"
    return _section_mark(session, key)


def _evidence_mark(session: Session) -> Mark:
    if undecided := _undecided(session, "evidence/"):
        return f"待选定 {undecided}", "error"
    due = [demand.state for demand in session.requirements if demand.state != "unneeded"]
    if not due:
        return "", "plain"
    missing = len(due) - due.count("attached")
    return (f"缺 {missing}", "error") if missing else _DONE


def _undecided(session: Session, root: str) -> int:
    """Documents or rows of lists on which people disagree; answers count with their sections."""
    return sum(path.startswith(root) for path in session.conflicts)


def proof_words(demands: Iterable[Requirement]) -> str:
    """How much of the evidence that is due is there."""
    due = [demand.state for demand in demands if demand.state != "unneeded"]
    return f"{len(due)} 项需要佐证 · {due.count('attached')} 项已备" if due else ""


def _lists_mark(session: Session) -> Mark:
    """How many of the lists that are demanded are there; how many contradict the form, where any do."""
    if undecided := _undecided(session, "list/"):
        return f"待选定 {undecided}", "error"
    rules = rule_ids(session.index, ["count_list"])
    differing = sum(each.rule in rules for each in session.findings)
    if differing:
        return f"{differing}", "warning"
    due = {
        serving.key: demand.state
        for demand in session.requirements
        if demand.state != "unneeded" and (serving := session.lists.serving(demand)) is not None
    }
    there = sum(state == "attached" for state in due.values())
    if not due:
        return "", "plain"
    return _DONE if there == len(due) else (f"{there}/{len(due)}", "plain")


def _standard_mark(session: Session) -> Mark:
    """How many indicators the answers do not reach, save those that are kept with a reason."""
    unmet = rule_ids(session.index, ["threshold"])
    found = [each for each in session.findings if each.rule in unmet]
    grave = any(each.level == "warning" for each in found)
    return (f"{len(found)}", "warning" if grave else "quiet") if found else ("", "plain")


def _check_mark(session: Session) -> Mark:
    """What is wrong counts first; what is not proved, or merely empty yet, only where nothing else is."""
    wrong = wrong_of(session.index, session.findings)
    if wrong:
        return str(len(wrong)), "error" if any(each.level == "error" for each in wrong) else "warning"
    unproved = rule_ids(session.index, [EVIDENCE_RULE])
    if missing := sum(each.rule in unproved for each in session.findings):
        return f"缺 {missing}", "error"
    empty = rule_ids(session.index, EMPTY_RULES)
    left = sum(each.rule in empty for each in session.findings)
    return (f"未填 {left}", "plain") if left else _DONE


def _finished_mark(session: Session, no: str) -> Mark | None:
    """The mark that the official set himself; None where he set none."""
    standing, state = session.standings[no], session.finished.state(no)
    if state == "changed":
        return "有改动", "warning"
    if state == "done":
        left = f"✓ {standing.filled}/{standing.items}"
        return ("✓ 完成", "done-sign") if standing.done else (left, "plain")
    return None


def _section_mark(session: Session, no: str) -> Mark:
    standing = session.standings[no]
    section = next((each for each in session.edition.sections if each.no == no), None)
    if standing.errors or standing.warnings:
        return str(standing.errors + standing.warnings), "error" if standing.errors else "warning"
    if (marked := _finished_mark(session, no)) is not None:
        return marked
    if section is not None and all(isinstance(item, model.Declaration) for item in section.items):
        return "待签章", "plain"
    if standing.filled == standing.items and standing.unproved:
        return f"缺 {standing.unproved}", "error"
    if standing.done:
        return _DONE
    words = prose_words(section, session.answers) if section is not None and section.max_chars else 0
    return (f"{words} 字" if words else f"{standing.filled}/{standing.items}"), "plain"
