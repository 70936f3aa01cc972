"""What serves the strings that a form or a 认定标准 prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.clauses.sentences import sense
from cluster_desktop.forms.clauses.served import Served, exists
from cluster_desktop.forms.clauses.services import Service
from cluster_desktop.forms.definitions import refuse
from cluster_desktop.forms.wording import Wording

if TYPE_CHECKING:
    from cluster_desktop.forms.clauses.printed import Printed
    from cluster_desktop.forms.clauses.tables import Row

_FIXED_WORDS = Service("layout", "words")
_BY_HAND = (
    Service("delivery", "mail"),
    Service("person", "签字、盖章、填写日期在打印后由人办理，申报表上留出位置。"),
)


class Serving:
    """The services of an edition's strings; `shared` are the rows of `shared.toml`."""

    def __init__(self, served: Served, shared: tuple[Row, ...], where: str) -> None:
        self._served = served
        self._where = where
        years = Wording({"last": served.edition.years[-1]}, {})
        self._shared = {sense(years.printed(row.sentence)): row.services for row in shared}

    def of(self, printed: Printed) -> tuple[Service, ...]:
        """What serves a string of the form.

        Raises:
            DefinitionError: it says more than what is asked, and no shared row says what serves that.
        """
        match printed.part:
            case "frame":
                return (_FIXED_WORDS,)
            case "seal":
                return (_FIXED_WORDS, *_BY_HAND)
            case "text":
                return (_FIXED_WORDS, *self.sentence(printed.text))
            case "label":
                return (_FIXED_WORDS, *self._asked(printed.path))
            case "demand":
                return (_FIXED_WORDS, *self._served.requirements_of(printed.path))

    def sentence(self, text: str) -> tuple[Service, ...]:
        """What serves a sentence by its shared row, as far as the edition has it.

        Raises:
            DefinitionError: there is no such row, or nothing in it that the edition has.
        """
        services = self._shared.get(sense(text), ())
        here = tuple(service for service in services if exists(service, (self._served,)))
        if not here:
            refuse(self._where, [f"“{text}”没有写明由什么落实。"])
        return here

    def _asked(self, path: str) -> tuple[Service, ...]:
        key = path.split("/", maxsplit=1)[0]
        offered = (Service("derived", key),) if path in self._served.derived else ()
        rules = (
            rule
            for place in (path, *self._served.headings.get(path, ()))
            for rule in self._served.rules_of(place)
        )
        return (Service("input", key), *offered, *dict.fromkeys(rules), *self._served.requirements_of(path))
