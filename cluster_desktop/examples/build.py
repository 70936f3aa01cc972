"""A complete draft of a made-up county."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.items import attach, provable
from cluster_desktop.evidence.lists.storing import put_rows
from cluster_desktop.examples import story
from cluster_desktop.examples.lists import county_lists
from cluster_desktop.examples.made_up import World
from cluster_desktop.examples.papers.making import make_paper
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition, load_notice
from cluster_desktop.forms.values import clean_value

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.drafts.change import JsonValue


def build_example(edition_id: str, path: Path, *, author: str = "示例") -> Draft:
    """Make the example of an edition as a new draft at `path`, and return it open.

    Raises:
        NoExample: none is made up for this edition.
        DraftError: the file cannot be written; nothing is left of it.
    """
    county, papers = story.county(edition_id), story.papers(edition_id)
    edition, notice = load_edition(edition_id), load_notice(county.notice)
    fields = FieldIndex(edition)
    answers: dict[str, JsonValue] = {
        answered: clean_value(fields[answered], value) for answered, value in county.answers.items()
    }
    draft = Draft.create(path, edition=edition.id, notice=notice.id, author=author)
    try:
        draft.set_many(answers, author)
        world, fonts, known = World(papers.words, county.told), FontBook(), provable(edition, notice)
        for paper in papers.evidence:
            data = make_paper(paper, world, papers.endings, fonts)
            attach(draft, data, paper.file, paper.title, paper.proves, author, known=known)
        for key, rows in county_lists(edition, notice, world, county.told):
            put_rows(draft, key, rows, author)
    except BaseException:
        draft.close()
        path.unlink()
        raise
    return draft
