"""Reading a form back that was edited by hand in Word after it was exported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.documents.blank import bound_blank
from cluster_desktop.documents.reading_back.accepting import accept
from cluster_desktop.documents.reading_back.answers import AnswerReader
from cluster_desktop.documents.reading_back.finding import find
from cluster_desktop.documents.reading_back.numbering import row_names, row_of
from cluster_desktop.documents.reading_back.values import on_paper, rejoined
from cluster_desktop.documents.word import open_word
from cluster_desktop.errors import ClusterError
from cluster_desktop.forms.fields import FieldIndex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.forms.model import Edition
    from cluster_desktop.forms.values import Answers, Value

_ENOUGH_ROWS = 0.5
_ENOUGH_ANSWERS = 0.75
"""The part of the blank's rows, and of the form's answers, that must be found in a file taken for the form.

Forms of neighbouring years share most of their rows; what tells them apart is the years.
"""


class NotTheForm(ClusterError):
    """A Word file that is not this form."""


@dataclass(frozen=True)
class ReadBack:
    """What an edited form says.

    `answers` by path, as paper shows them: empty answers and boxes without a tick are left out, added rows of
    the target table are numbered in their order.  `read` are the paths whose places were found, `open_rows`
    the open rows of the target table with the number of rows found for each.  `unread` says in plain Chinese
    what could not be read.
    """

    answers: Answers
    read: frozenset[str]
    open_rows: Mapping[str, int]
    unread: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """An answer that the edited form has otherwise; None where there is no answer."""

    path: str
    old: Value | None
    new: Value | None


def read_back(edited: bytes, template: bytes, edition: Edition) -> ReadBack:
    """The answers in a Word file that was filled from the blank `template` and then edited by hand.

    Tracked changes count as accepted.  Of a cell whose printed words were altered, and of a row that cannot
    be told from another, nothing is guessed: `unread` names them.

    Raises:
        UnfitWord: one of the files is no .docx that can be read.
        BindError: the template lacks a label of the edition.
        NotTheForm: the edited file is another document.
    """
    blank = bound_blank(template, edition)
    body = open_word(edited).body
    boxes = accept(body)
    finding = find(blank, body)
    index = FieldIndex(edition)
    if finding.found < _ENOUGH_ROWS * finding.wanted:
        raise _not_the_form(edition)
    reader = AnswerReader(index, blank.binding, finding)
    if len(reader.read) < _ENOUGH_ANSWERS * len(index.fields):
        raise _not_the_form(edition)
    return ReadBack(
        reader.answers,
        frozenset(reader.read),
        {key: len(rows) for key, rows in finding.rows.items()},
        (*reader.unread, *(f"文本框里的“{text:.30}”没有读回" for text in boxes)),
    )


def _not_the_form(edition: Edition) -> NotTheForm:
    return NotTheForm(f"文件中的表格与“{edition.title}”不一致，不是由它导出的 Word 文件，读不回来")


def differences(current: Answers, back: ReadBack, edition: Edition) -> list[Difference]:
    """What the edited form has otherwise than `current`, in the order of the form.

    Compared as printed: what paper does not show (spaces at the end of a line, one name a line or joined with
    、) is no difference.  Added rows of the target table are compared by their order.
    """
    index = FieldIndex(edition)
    answers = _numbered_as(current, back, index)
    order = {field.path: number for number, field in enumerate(index.fields)}
    found: list[Difference] = []
    for path in sorted(answers, key=lambda path: (order.get(path, len(order)), path)):
        old, new = current.get(path), answers[path]
        if on_paper(index[path], old) == new:
            continue
        if isinstance(new, str) and isinstance(old, str) and index[path].kind == "count_names":
            new = rejoined(new, old)
        found.append(Difference(path, old, new))
    return found


def _numbered_as(current: Answers, back: ReadBack, index: FieldIndex) -> dict[str, Value | None]:
    """What was read on each path, None where it is empty; added rows with the numbers that `current` has."""
    found = {path: back.answers.get(path) for path in back.read}
    for key, count in back.open_rows.items():
        used = {row for row, opened in map(row_of, current) if opened == key}
        known = {path: None for path in current if row_of(path)[0] in used}
        own = row_names(index, key, used, count)
        for name, read in zip(own, row_names(index, key, (), count), strict=True):
            columns = [path for path in back.read if row_of(path)[0] == read]
            known |= {f"{name}/{path.rpartition('/')[2]}": found.pop(path) for path in columns}
        found |= known
    return found
