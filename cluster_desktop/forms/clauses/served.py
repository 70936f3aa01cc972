"""What of an edition, under a notice, is there to serve a sentence."""

from __future__ import annotations

from collections import defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING, get_args

from cluster_desktop.forms import rules
from cluster_desktop.forms.clauses.services import Delivery, Layout, Service, ServiceKind
from cluster_desktop.forms.demands import possible_demands
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_standard
from cluster_desktop.forms.model.items import Heading
from cluster_desktop.forms.thresholds import WESTERN

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from cluster_desktop.forms.model import Edition, Notice, Section

_THRESHOLD = "threshold"
_SAID_OF_EDITIONS = ("cover", "instructions", "title", "years")


def _headings(section: Section) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each heading of the section with the headings below it."""
    headings = [item for item in section.items if isinstance(item, Heading)]
    for place, heading in enumerate(headings, start=1):
        below = takewhile(lambda other, level=heading.level: other.level > level, headings[place:])
        yield heading.key, tuple(item.key for item in below)


class _NamesByPath:
    def __init__(self) -> None:
        self._names: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)

    def note(self, path: str, name: str) -> None:
        self._names[path.split("/", maxsplit=1)[0]].append((path.rstrip("/"), name))

    def at(self, path: str) -> Iterable[str]:
        """The names on a path, below it, and on the paths that it is below of, each once."""
        below = f"{path}/"
        return dict.fromkeys(
            name
            for other, name in self._names.get(path.split("/", maxsplit=1)[0], ())
            if below.startswith(f"{other}/") or other.startswith(below)
        )


class Served:
    """What of an edition, under a notice, can serve a sentence; a rule that checks nothing there cannot."""

    def __init__(self, edition: Edition, notice: Notice) -> None:
        index = FieldIndex(edition)
        standard = load_standard(notice.standard) if notice.standard else None
        self.edition = edition
        self.notice = notice
        self.cited = {item.key: item.clause for item in edition.items()}
        self.items = {field.key for field in index.fields} | {item.key for item in edition.items()}
        self.headings = {key: below for section in edition.sections for key, below in _headings(section)}
        self.rules: dict[str, tuple[str, ...]] = {}
        self._rules = _NamesByPath()
        for use in edition.rules:
            for check in rules.checks(use, index, notice, standard):
                self.rules[use.id] = use.items
                for path in check.reads:
                    self._rules.note(path, use.id)
        for indicator in standard.indicators if standard else ():
            measured = tuple(key for measure in indicator.measures for key in measure.items)
            if any(index.of(key) for key in measured):
                self.rules[f"{_THRESHOLD}/{indicator.id}"] = measured
        self.derived = {formula.result.key for _, formula in rules.formulas(index)}
        self._requirements = _NamesByPath()
        self.requirements: dict[str, tuple[str, ...]] = {}
        for demand in possible_demands(index, notice):
            self.requirements[demand.id] = demand.paths
            if not demand.id.startswith("notice/"):
                self._requirements.note(demand.path, demand.id)

    def rules_of(self, path: str) -> tuple[Service, ...]:
        """The rules that read an answer, an item's answers, or the table that it belongs to."""
        return tuple(Service("rule", name) for name in self._rules.at(path))

    def requirements_of(self, path: str) -> tuple[Service, ...]:
        """The requirements of an answer, or of an item's answers."""
        return tuple(Service("requirement", name) for name in self._requirements.at(path))


def exists(service: Service, served: Iterable[Served]) -> bool:
    """Whether what the service names is there, in one of these editions or its notice."""
    return any(_exists(service, one) for one in served)


def _exists(service: Service, served: Served) -> bool:
    known: dict[ServiceKind, Container[str]] = {
        "rule": served.rules,
        "requirement": served.requirements,
        "derived": served.derived,
        "layout": get_args(Layout),
        "delivery": get_args(Delivery),
    }
    if service.kind == "input":
        return _is_input(service.name, served)
    return service.kind not in known or service.name in known[service.kind]


def _is_input(name: str, served: Served) -> bool:
    whose, _, what = name.partition(".")
    if whose == "notice":
        return bool(getattr(served.notice, what, None))
    if whose == "edition":
        return what in _SAID_OF_EDITIONS
    return name == WESTERN or name in served.items


def items_of(services: Iterable[Service], served: Served) -> set[str]:
    """The items that a sentence with these services is about: those named, otherwise those of its rules."""
    named: set[str] = set()
    ruled: set[str] = set()
    for service in services:
        match service.kind:
            case "requirement":
                named.update(path.split("/")[0] for path in served.requirements.get(service.name, ()))
            case "derived" | "input":
                named.update({service.name} & served.items)
            case "rule":
                ruled.update(served.rules.get(service.name, ()))
            case _:
                continue
    return named or ruled
