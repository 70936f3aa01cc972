"""A 认定标准 against the answers: each of its indicators met, not met, or not to be told from the form."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.measures import Measured, Measuring, measured_by

if TYPE_CHECKING:
    from cluster_desktop.forms.model import Edition, Indicator, Measure, Standard
    from cluster_desktop.forms.values import Answers

WESTERN = "setting/western"

State = Literal["met", "not_met", "unknown"]


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the form says of one indicator.

    `clause` is where the standard asks for it, `text` its words; `figures` what was measured, `reading` how
    the standard was read where it leaves something open; `paths` the answers that were read.
    """

    indicator: str
    clause: str
    text: str
    state: State
    figures: str
    reading: str
    paths: tuple[str, ...]


def verdicts(edition: Edition, standard: Standard, answers: Answers) -> tuple[Verdict, ...]:
    """One verdict for each indicator of the standard, in its order."""
    index = FieldIndex(edition)
    return tuple(Judgement(index, one).verdict(answers) for one in standard.indicators)


def is_western(answers: Answers) -> bool:
    """Whether the cluster lies in a western area, where the standard may be loosened (西部地区可适当放宽)."""
    return answers.get(WESTERN) is True


class Judgement:
    """One indicator on one edition: which answers it reads, and what they come to."""

    def __init__(self, index: FieldIndex, indicator: Indicator) -> None:
        self._indicator = indicator
        measuring = [(measure, measured_by(measure, index)) for measure in indicator.measures]
        self._measuring = [(measure, way) for measure, way in measuring if way is not None]

    @property
    def reads(self) -> tuple[str, ...]:
        """The paths of the answers it reads; none where a person must judge."""
        return tuple(dict.fromkeys(path for _, way in self._measuring for path in way.reads))

    def verdict(self, answers: Answers) -> Verdict:
        """The verdict: one measure that is met is enough, and not met are all or none."""
        found = [_judged(measure, way, answers) for measure, way in self._measuring]
        states = [state for state, _ in found]
        if "met" in states:
            state: State = "met"
        else:
            state = "unknown" if "unknown" in states or not states else "not_met"
        # Where one reading is met, the others are beside the point.
        counted = [place for place, one in enumerate(states) if one == state]
        return Verdict(
            indicator=self._indicator.id,
            clause=f"认定标准 {self._indicator.no}",
            text=self._indicator.text,
            state=state,
            figures="；".join(found[place][1] for place in counted if found[place][1])
            or "表上没有，由审核人判断",
            reading="".join(self._measuring[place][0].reading for place in counted),
            paths=self.reads,
        )


def _judged(measure: Measure, way: Measuring, answers: Answers) -> tuple[State, str]:
    measured = way.measure(answers)
    if measured.passes is not None:
        return ("met" if measured.passes else "not_met"), measured.told
    state = _against(measure, measured)
    return state, measured.told


def _against(measure: Measure, measured: Measured) -> State:
    """The values against the bounds: one beyond them decides, one that is missing leaves it open."""
    if not all(_within(measure, value) for value in measured.values):
        return "not_met" if measured.whole or not measured.adds_up else "unknown"
    if measured.values and (measured.whole or measured.adds_up):
        return "met"
    return "unknown"


def _within(measure: Measure, value: Fraction) -> bool:
    return (
        (measure.above is None or value > Fraction(str(measure.above)))
        and (measure.at_least is None or value >= Fraction(str(measure.at_least)))
        and (measure.at_most is None or value <= Fraction(str(measure.at_most)))
    )
