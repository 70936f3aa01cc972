import pytest

from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition

LIMITED = [field.path for field in FieldIndex(load_edition("hebei-2024")).fields if field.max_chars]


@pytest.mark.parametrize("path", LIMITED)
def test_200_are_enough_and_201_are_one_error_that_says_by_how_many(findings_after, path):
    assert findings_after({path: "字" * 200}) == []
    (found,) = findings_after({path: "字" * 213})
    assert (found.rule, found.paths) == ("max_chars", (path,))
    assert "213" in found.message
    assert "13 字" in found.message


def test_the_plan_keeps_within_3000_together_without_its_target_table(findings_after, index):
    prose = [field.path for field in index.fields if field.kind == "plan_outline"]
    empty = dict.fromkeys(prose, "无")
    room = 3000 - (len(prose) - 1)
    assert findings_after({**empty, "plan_tasks": "字" * room, "targets/co2/base": "字" * 500}) == []
    (found,) = findings_after({**empty, "plan_tasks": "字" * (room + 1), "targets/co2/base": "字" * 500})
    assert (found.rule, found.level, found.paths) == ("plan_max_chars", "error", tuple(prose))
    assert "3001" in found.message
