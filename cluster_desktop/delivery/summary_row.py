"""One row of a summary table: what a draft says of its cluster, and a short introduction of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.delivery.summary_words import FOUNDED, INDUSTRY, INTRO
from cluster_desktop.evidence.region import named_areas
from cluster_desktop.forms.values import is_none

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.forms.model import Edition

_FIGURES = (
    ("total_output", "集群总产值", "亿元"),
    ("smes", "中小企业", "家"),
    ("zjtx_smes", "专精特新中小企业", "家"),
    ("little_giants", "专精特新“小巨人”企业", "家"),
    ("champions", "制造业单项冠军", "家"),
)
"""What the hint of the national table of 2024 and of Hebei's asks of the last year, in its order."""
_STANDARDS = ("national", "industry")


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A cluster in the table; `given` tells whether the introduction is the official's own words."""

    source: str
    cluster: str
    operator: str
    area: str
    industry: str
    founded: str
    intro: str
    given: bool

    def cells(self, number: int) -> list[str]:
        """The cells of the table, in the order of its seven columns."""
        return [str(number), self.cluster, self.operator, self.area, self.industry, self.founded, self.intro]


def summary_row(draft: Draft, edition: Edition, *, most: int | None) -> SummaryRow:
    """The row of a draft.  Without words of the official the introduction is told from the figures.

    Raises:
        DraftError: the draft cannot be read.
    """
    answers = {path: str(value) for path, value in draft.answers().items()}
    own = {path: str(draft.value(path) or "") for path in (INDUSTRY, FOUNDED, INTRO)}
    return SummaryRow(
        source=draft.path.name,
        cluster=answers.get("cluster_name", ""),
        operator=answers.get("operator", ""),
        area="".join(named_areas(edition, answers).values()),
        industry=own[INDUSTRY],
        founded=own[FOUNDED],
        intro=own[INTRO] or introduction(edition, answers, most),
        given=bool(own[INTRO]),
    )


def introduction(edition: Edition, answers: Mapping[str, str], most: int | None) -> str:
    """Sentences from the figures of the form, as many whole ones as `most` 字 allow."""
    text = ""
    for sentence in _sentences(edition, answers):
        if most is None or len(text) + len(sentence) <= most:
            text += sentence
    return text


def _sentences(edition: Edition, answers: Mapping[str, str]) -> Iterator[str]:
    year = edition.years[-1]
    told = [
        f"{name}{answers[path]}{unit}"
        for key, name, unit in _FIGURES
        if _says(answers, path := f"{key}/{year}")
    ]
    if told:
        yield f"{year}年{'，'.join(told)}。"
    led = sum(_whole(answers.get(path, "")) for path in answers if _is_led(path))
    if led:
        yield f"近三年集群中小企业主持制定国家标准和行业标准{led}项。"
    patents = answers.get("patents/count", answers.get("patents", ""))
    if patents and not is_none(patents):
        yield f"中小企业有效发明专利{patents}件。"
    if _says(answers, "patents_per_10k"):
        yield f"每万人发明专利拥有量{answers['patents_per_10k']}件。"


def _says(answers: Mapping[str, str], path: str) -> bool:
    return bool(answers.get(path)) and not is_none(answers[path])


def _is_led(path: str) -> bool:
    parts = path.split("/")
    return len(parts) == 4 and parts[0] == "standards" and parts[2] in _STANDARDS and parts[3] == "led"


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else 0
