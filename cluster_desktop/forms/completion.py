"""Completes an edition's file, which says where it differs, with what all editions share."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec import Struct, field

from cluster_desktop.forms.catalogue import Catalogue, CoverFile, Table, merged
from cluster_desktop.forms.wording import WIDE, Wording, unknown_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator


class InstructionsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The 填报说明 of an edition: the clauses by name, and the wording of those that differ."""

    clauses: list[str]
    title: list[str] = field(default_factory=lambda: ["填报说明"])
    before_form: bool = True
    wording: dict[str, str] = field(default_factory=dict[str, str])


class EditionFile(Struct, frozen=True, forbid_unknown_fields=True):
    """An edition as it is written: its own facts, the keys of its items in order, and its differences.

    `half_width` names by character what prints it half-width: items, whole sections by number, `cover`.
    """

    id: str
    title: str
    issuer: str
    years: list[int]
    notices: list[str]
    instructions: InstructionsFile
    sections: dict[str, list[str]]
    words: dict[str, str] = field(default_factory=dict[str, str])
    cover: CoverFile = field(default_factory=CoverFile)
    items: dict[str, Table] = field(default_factory=dict[str, Table])
    rules: dict[str, Table] = field(default_factory=dict[str, Table])
    half_width: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    @property
    def keys(self) -> list[str]:
        """The keys of all items in document order."""
        return [key for keys in self.sections.values() for key in keys]


def file_faults(file: EditionFile, shared: Catalogue) -> Iterator[str]:
    """Names in an edition's file that lead nowhere."""
    parts = {"cover", *file.sections, *file.keys}
    yield from _unknown("words", file.words, shared.words)
    yield from _unknown("sections", file.sections, shared.sections)
    yield from _unknown("sections 的题目", file.keys, shared.items)
    yield from _unknown("items", file.items, file.keys)
    yield from _unknown("instructions.clauses", file.instructions.clauses, shared.clauses)
    yield from _unknown("instructions.wording", file.instructions.wording, file.instructions.clauses)
    yield from _unknown("half_width", "".join(file.half_width), WIDE)
    for names in file.half_width.values():
        yield from _unknown("half_width", names, parts)
    for key, differences in file.items.items():
        left_out: object = differences.get("without")
        if isinstance(left_out, list):
            names = map(str, cast("list[object]", left_out))
            yield from _unknown(f"“{key}”的 without", names, shared.items.get(key, {}))
    if not file.years:
        yield "years 是空的。"


def _unknown(where: str, names: Iterable[str], known: Collection[str]) -> Iterator[str]:
    for name in names:
        if name not in known:
            yield f"{where}“{name}”不存在。"


def complete(file: EditionFile, shared: Catalogue) -> Table:
    """The whole edition as tables, ready to be decoded, of a file without faults."""
    return _Completion(file, shared).edition()


def complete_items(keys: list[str], shared: Catalogue) -> list[Table]:
    """Items of the catalogue as an edition without any difference would have them."""
    instructions = InstructionsFile(clauses=list(shared.clauses))
    section = {next(iter(shared.sections)): keys}
    plain = EditionFile(
        id="", title="", issuer="", years=[0], notices=[], instructions=instructions, sections=section
    )
    return complete(plain, shared)["sections"][0]["items"]


def table_faults(tables: object) -> Iterator[str]:
    """Words in completed tables that nothing was filled in for."""
    yield from _unknown("words", unknown_words(tables), ())


def _listed(rows: object) -> object:
    """Rows by key as a list of rows with their keys; what is not rows by key is left to the decoder."""
    if not isinstance(rows, dict):
        return rows
    listed: list[object] = []
    for key, cells in cast("dict[str, object]", rows).items():
        listed.append({"key": key, **cast("Table", cells)} if isinstance(cells, dict) else cells)
    return listed


class _Completion:
    def __init__(self, file: EditionFile, shared: Catalogue) -> None:
        self._file = file
        self._shared = shared
        self._wording = Wording({**shared.words, **file.words, "last": file.years[-1]}, file.half_width)
        self._numbers = {name: number for number, name in enumerate(file.instructions.clauses, start=1)}

    def edition(self) -> Table:
        file = self._file
        return {
            "id": file.id,
            "title": file.title,
            "issuer": file.issuer,
            "years": file.years,
            "template": f"{file.id}.docx",
            "notices": file.notices,
            "cover": self._cover(),
            "instructions": self._wording.printed(self._instructions()),
            "sections": [self._section(no, keys) for no, keys in file.sections.items()],
            "rules": self._wording.printed(list(self._rules())),
        }

    def _cover(self) -> Table:
        shared, own = self._shared.cover, self._file.cover
        lines = cast("dict[str, Table]", merged(shared.lines, own.lines))
        return {
            "title": self._file.title,
            "maker": own.maker or shared.maker,
            "fields": self._wording.printed(own.fields or shared.fields),
            "lines": [self._wording.printed(line, "cover") for line in lines.values()],
        }

    def _instructions(self) -> Table:
        own = self._file.instructions
        wording = {**self._shared.clauses, **own.wording}
        clauses = [wording[name] for name in own.clauses]
        return {"title": own.title, "before_form": own.before_form, "clauses": clauses}

    def _section(self, no: str, keys: list[str]) -> Table:
        section = self._shared.sections[no]
        heading = {"no": no, "heading": f"{no}、{section['title']}", **section}
        items = [self._wording.printed(self._item(key), no, key) for key in keys]
        return {**self._wording.printed(heading, no), "items": items}

    def _item(self, key: str) -> Table:
        item = merged(self._shared.items[key], self._file.items.get(key, {}))
        common = self._shared.kinds.get(str(item.get("kind")), {})
        clause = self._clause(item.get("clause")) or self._clause(common.get("clause"))
        rows = {"rows": _listed(item.get("rows"))} if item.get("kind") == "target_table" else {}
        return {**common, **item, **rows, "key": key, "clause": clause}

    def _rules(self) -> Iterator[Table]:
        """The shared rules, of their items those that the edition has, and then its own; not the unused."""
        shared, own = self._shared.rules, self._file.rules
        for name, rule in shared.items():
            items = rule.get("items", [])
            covered = [key for key in items if key in self._file.keys]
            whole = merged({**rule, "items": covered}, own.get(name, {}))
            if whole.pop("used", True) and (covered or not items):
                yield self._rule(name, whole)
        for name in own:
            if name not in shared:
                yield self._rule(name, own[name])

    def _rule(self, name: str, rule: Table) -> Table:
        return {**rule, "id": name, "clause": self._clause(rule.get("clause"))}

    def _clause(self, name: object) -> object:
        """How this edition cites a clause; None where it has none of that name."""
        if isinstance(name, str) and name in self._shared.clauses:
            return f"填报说明 {self._numbers[name]}" if name in self._numbers else None
        return name
