"""How long a full form takes as Word and PDF, beside LibreOffice converting the same Word file to PDF.

`make bench`, or `python -m tests.benchmarks.form_speed [EDITION]`.  Both are warm: the program has made the
form before, LibreOffice has its profile and its files are in memory.  They take turns, so that both meet the
same machine.  LibreOffice's own start counts, since converting a file means a run; what it takes for each
further file of the same run is printed as well.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.form import make_form, official_blank
from cluster_desktop.documents.page_fit import fill_on_pages
from cluster_desktop.documents.paint import paint
from cluster_desktop.documents.proof import prove
from cluster_desktop.examples.build import build_example
from cluster_desktop.forms.loader import load_edition
from tests.documents.libreoffice import LibreOffice

if TYPE_CHECKING:
    from collections.abc import Callable

    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.forms.model import Edition
    from cluster_desktop.forms.values import Answers

Result = TypeVar("Result")
ROUNDS = 7
FURTHER = 4
HELD = 5


@dataclass
class FullForm:
    """The example county's form, made with everything in it."""

    edition: Edition
    answers: Answers
    fonts: FontBook

    @classmethod
    def of(cls, draft: Draft) -> FullForm:
        """The form of a draft."""
        return cls(load_edition(draft.edition), draft.answers(), FontBook())

    def make(self) -> bytes:
        """Fill, lay out, paint and prove; returns the Word file."""
        files = make_form(self.edition, self.answers, self.fonts)
        assert files.proof.ok, files.proof.failures
        return files.word

    def steps(self) -> dict[str, float]:
        """The seconds of each step."""
        blank = official_blank(self.edition)
        (word, layout), filling = timed(lambda: fill_on_pages(blank, self.edition, self.answers, self.fonts))
        _, painting = timed(lambda: paint(layout, self.fonts, title=self.edition.title))
        _, proving = timed(lambda: prove(blank, word, self.edition, self.fonts, layout=layout))
        return {"fill and lay out": filling, "paint": painting, "prove": proving}


def timed(task: Callable[[], Result]) -> tuple[Result, float]:
    """The result of a task, and its seconds."""
    start = perf_counter()
    return task(), perf_counter() - start


def converter(folder: Path, word: bytes, copies: int) -> Callable[[], object]:
    """What converts that many copies of a Word file to PDF in one run of LibreOffice."""
    office = LibreOffice(folder)
    source = folder / f"{copies}-files"
    source.mkdir()
    for number in range(copies):
        (source / f"form{number}.docx").write_bytes(word)
    return lambda: office._run("pdf", source)


def main(edition_id: str) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with build_example(edition_id, folder / "example.jqsb") as draft:
            form = FullForm.of(draft)
        word = form.make()
        once, often = converter(folder / "office", word, 1), converter(folder / "office", word, 1 + FURTHER)
        once()
        rounds = [(timed(form.make)[1], timed(once)[1]) for _ in range(ROUNDS)]
        steps = [form.steps() for _ in range(ROUNDS)]
        ours, theirs = (median(times) for times in zip(*rounds, strict=True))
        further = (median(timed(often)[1] for _ in range(3)) - theirs) / FURTHER
    print(f"{edition_id}: medians of {ROUNDS} rounds, in seconds")
    print(f"  Word and PDF, proved     {ours:.3f}")
    for step in steps[0]:
        print(f"    {step:<22} {median(times[step] for times in steps):.3f}")
    print(f"  LibreOffice, Word to PDF {theirs:.3f}   = {theirs / ours:.1f} times as long (held: {HELD})")
    print(f"    each further file      {further:.3f}   = {further / ours:.1f} times as long")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "hebei-2024")
