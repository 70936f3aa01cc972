"""What the notices and forms that the program knows say, for who has no draft open yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.loader import edition_ids, load_edition, load_notice, load_standard, notice_ids
from cluster_desktop.ui.help.documents import STANDARD, handing_in, standard_blocks
from cluster_desktop.ui.help.leaves import Block, Leaf
from cluster_desktop.ui.words import form_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.forms.model import Edition

NOTICES = "各通知的报送要求"
FORMS = "填报说明和认定标准"


def general_leaves() -> tuple[Leaf, ...]:
    """What each notice wants handed in, the clauses of each form, and the standards."""
    notices = [load_notice(name) for name in notice_ids()]
    leaves = [
        Leaf(f"notice/{each.id}", NOTICES, f"{each.date[:4]} 年 {each.issuer}", tuple(handing_in(each)))
        for each in notices
    ]
    for name in edition_ids():
        form = load_edition(name)
        title = f"{form_title(form)}（{form.issuer}）"
        leaves.append(Leaf(f"form/{name}", FORMS, title, tuple(_clauses(form))))
    for name in dict.fromkeys(each.standard for each in notices if each.standard):
        standard = load_standard(name)
        leaves.append(Leaf(f"{STANDARD}/{name}", FORMS, standard.title, tuple(standard_blocks(standard))))
    return tuple(leaves)


def _clauses(form: Edition) -> Iterator[Block]:
    for number, words in enumerate(form.instructions.clauses, 1):
        yield Block("heading", f"第 {number} 条")
        yield Block("text", words)
