"""A Word file into the document model: the package around the text."""

from __future__ import annotations

from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lxml import etree

from cluster_desktop.documents.layout.context import Context
from cluster_desktop.documents.layout.model import Document
from cluster_desktop.documents.layout.reading_sections import Note, SectionReader
from cluster_desktop.documents.word import open_word

if TYPE_CHECKING:
    from cluster_desktop.documents.word import WordFile


def read_document(data: bytes, *, own: bool = False) -> Document:
    """The content of a .docx; `own` as `open_word` has it.

    Raises:
        UnfitWord: it is no .docx that can be read.
        UnsupportedContent: it holds something that cannot be laid out.
    """
    word = open_word(data, own=own)
    main = PurePosixPath(word.main)
    relations = _relations(word, main)
    context = Context.of(word, _pictures(word, main, relations))
    notes: dict[str, Note] = {}
    for kind in ("header", "footer"):
        for name, target in relations[kind].items():
            root = word.part(target)
            if root is not None:
                part = main.parent / target
                notes[name] = Note(root, _pictures(word, part, _relations(word, part)))
    sections = SectionReader(context, notes).sections(word.body)
    return Document(sections, context.settings.break_rules)


def _relations(word: WordFile, part: PurePosixPath) -> dict[str, dict[str, str]]:
    """What a part refers to: by the kind of relation, the targets by name."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    data = word.parts.get(str(part.parent / "_rels" / f"{part.name}.rels"))
    if data is None:
        return found
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(data, parser)
    # A part so damaged that nothing is left of it refers to nothing.
    for relation in () if root is None else root:  # pyright: ignore[reportUnnecessaryComparison]
        kind = relation.get("Type", "").rpartition("/")[2]
        found[kind][relation.get("Id", "")] = relation.get("Target", "")
    return found


def _pictures(word: WordFile, part: PurePosixPath, relations: dict[str, dict[str, str]]) -> dict[str, bytes]:
    """The pictures of a part by relation."""
    found: dict[str, bytes] = {}
    for name, target in relations["image"].items():
        path = target.lstrip("/") if target.startswith("/") else str(part.parent / target)
        if path in word.parts:
            found[name] = word.parts[path]
    return found
