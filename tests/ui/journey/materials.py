"""What the official has at hand: the answers, files and lists of the made-up county."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.examples import story
from cluster_desktop.examples.lists import county_lists
from cluster_desktop.examples.made_up import World
from cluster_desktop.examples.papers.making import make_paper
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.lists import lists_of
from cluster_desktop.forms.loader import load_edition, load_notice
from cluster_desktop.forms.model import Edition
from cluster_desktop.forms.values import Value, clean_value

EDITION = "hebei-2024"


@dataclass(frozen=True)
class Document:
    """A file of evidence, and the ids and paths that it proves."""

    file: Path
    proves: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A list as it stands in a spreadsheet, the headings in its first row; `columns` are their keys."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: list[list[str]]

    def block(self) -> str:
        """What a spreadsheet puts on the clipboard when all of it is copied."""
        return "".join("\t".join(row) + "\n" for row in self.rows)


@dataclass(frozen=True)
class Materials:
    """`answers` are what the form is to hold in the end, by path."""

    edition: Edition
    index: FieldIndex
    answers: dict[str, Value]
    documents: list[Document]
    sheets: list[Sheet]


def gather(folder: Path) -> Materials:
    """Lay the county's evidence into a folder, and its answers and lists beside it."""
    edition = load_edition(EDITION)
    index = FieldIndex(edition)
    county, papers = story.county(EDITION), story.papers(EDITION)
    cleaned = {path: clean_value(index[path], raw) for path, raw in county.answers.items()}
    world, fonts = World(papers.words, county.told), FontBook()
    documents: list[Document] = []
    for paper in papers.evidence:
        file = folder / paper.file
        file.write_bytes(make_paper(paper, world, papers.endings, fonts))
        documents.append(Document(file, paper.proves))
    return Materials(
        edition=edition,
        index=index,
        answers={path: value for path, value in cleaned.items() if value is not None},
        documents=documents,
        sheets=list(_sheets(edition, county, world)),
    )


def _sheets(edition: Edition, county: story.County, world: World) -> Iterator[Sheet]:
    definitions = {each.key: each for each in lists_of(edition)}
    for key, rows in county_lists(edition, load_notice(county.notice), world, county.told):
        columns = definitions[key].columns
        cells = [[row.cells.get(column.key, "") for column in columns] for row in rows]
        keys = tuple(column.key for column in columns)
        yield Sheet(key, definitions[key].title, keys, [[column.title for column in columns], *cells])
