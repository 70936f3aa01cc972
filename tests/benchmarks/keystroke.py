"""How long one keystroke takes to its findings: a full form, all its evidence, and a list of 13,000 rows.

`python -m tests.benchmarks.keystroke [EDITION]`.  Every field of the form is typed into in turn, so that the
slowest rules are met as often as the fastest; measured is the live check alone, without window and disk.
"""

from __future__ import annotations

import sys
from statistics import median, quantiles
from time import thread_time
from typing import TYPE_CHECKING

from cluster_desktop.forms.checker import Checker, LiveCheck
from cluster_desktop.forms.fields import Field, FieldIndex
from cluster_desktop.forms.loader import load_edition, load_notice
from tests.forms.complete import complete_proofs, sound_answers

if TYPE_CHECKING:
    from cluster_desktop.forms.values import Value

ROWS = 13_000
TURNS = 3


def keystrokes(edition_id: str, rows: int = ROWS, turns: int = TURNS) -> list[float]:
    """Seconds of work from each keystroke to its findings, `turns` times through the form.

    What other programs take of the processor meanwhile does not count.
    """
    edition = load_edition(edition_id)
    notice = load_notice(edition.notices[0])
    answers: dict[str, Value] = {**sound_answers(edition), f"listed/firms/{edition.years[-1]}": str(rows)}
    answers |= {f"list/firms/{number}": "企业" for number in range(rows)}
    proofs = complete_proofs(edition, notice)
    live = LiveCheck(Checker(edition, notice))
    live.update(answers, proofs, ())
    times: list[float] = []
    for turn in range(turns):
        for field in FieldIndex(edition).fields:
            answers[field.path] = _typed(field, turn, answers.get(field.path, ""))
            start = thread_time()
            live.update(answers, proofs, [field.path])
            times.append(thread_time() - start)
    return times


def _typed(field: Field, turn: int, before: Value) -> Value:
    if field.is_tick:
        return turn % 2 == 0
    return str(before)[:-1] if turn % 2 else f"{before}1"


def p99(times: list[float]) -> float:
    """What 99 of 100 keystrokes stay below."""
    return quantiles(times, n=100)[98]


def main() -> None:
    """Print median, 99th percentile and worst, with the list and without it."""
    name = sys.argv[1] if len(sys.argv) > 1 else "hebei-2024"
    for rows in (0, ROWS):
        times = keystrokes(name, rows)
        shown = ", ".join(f"{label} {1000 * seconds:.2f} ms" for label, seconds in _figures(times))
        print(f"{name}, {rows} rows, {len(times)} keystrokes: {shown}")


def _figures(times: list[float]) -> list[tuple[str, float]]:
    return [("median", median(times)), ("p99", p99(times)), ("worst", max(times))]


if __name__ == "__main__":
    main()
