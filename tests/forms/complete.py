"""A complete set of answers to any edition, with evidence for all that it calls for."""

from cluster_desktop.examples import story
from cluster_desktop.forms.fields import Field, FieldIndex
from cluster_desktop.forms.model import Edition, Notice, SingleChoice
from cluster_desktop.forms.requirements import Proof, requirements
from cluster_desktop.forms.values import Value


def complete_answers(edition: Edition) -> dict[str, Value]:
    return {field.path: _answer(field) for field in FieldIndex(edition).fields}


def sound_answers(edition: Edition) -> dict[str, Value]:
    """A complete form whose figures also agree with each other: the made-up county."""
    return dict(story.county(edition.id).answers)


def _answer(field: Field) -> Value:
    if field.is_tick:
        return True
    if isinstance(field.item, SingleChoice):
        passing = field.item.pass_answers or field.item.options
        return str(field.item.options.index(passing[0]) + 1)
    if field.kind == "date":
        return "2024-04-26"
    return {"number": "12.50", "integer": "3"}.get(field.figure or "", "如实填写")


def complete_proofs(edition: Edition, notice: Notice | None) -> list[Proof]:
    """One readable piece of evidence for each requirement, naming it by its id."""
    demanded = requirements(edition, notice, complete_answers(edition), ())
    return [Proof(f"e{number}", (wanted.id,), readable=True) for number, wanted in enumerate(demanded)]
