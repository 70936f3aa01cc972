"""A warning can be kept with a written reason; it comes up again when the figures change."""

import pytest

from cluster_desktop.forms.findings import Finding
from cluster_desktop.forms.keeping import KeptFinding, keeping, kept_path, sort_out

WARNING = Finding(
    "base_iip", "warning", ("targets/iip_rate/base", "iip_rate"), "填报说明 22", "填 23，而另一处填 24。"
)
ERROR = Finding("cloud_ratio", "error", ("cloud_ratio",), "填报说明 1", "前后不一致。")


def test_a_warning_is_kept_with_its_reason():
    values = {kept_path(WARNING): keeping(WARNING, " 口径不同 ")}
    assert sort_out([ERROR, WARNING], values) == ((ERROR,), (KeptFinding(WARNING, "口径不同"),))


def test_a_warning_whose_figures_changed_stands_again():
    values = {kept_path(WARNING): keeping(WARNING, "口径不同")}
    changed = Finding(WARNING.rule, WARNING.level, WARNING.paths, WARNING.clause, "填 23，而另一处填 25。")
    assert sort_out([changed], values) == ((changed,), ())


def test_an_error_is_never_kept():
    with pytest.raises(ValueError, match="只能更正"):
        keeping(ERROR, "就这样")
    values = {kept_path(ERROR): {"reason": "就这样", "message": ERROR.message}}
    assert sort_out([ERROR], values) == ((ERROR,), ())


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_reason_must_be_written(reason):
    with pytest.raises(ValueError, match="理由"):
        keeping(WARNING, reason)


@pytest.mark.parametrize("value", [None, "口径不同", True, {"reason": 3}, {"reason": "口径不同"}])
def test_what_another_program_left_there_keeps_nothing(value):
    assert sort_out([WARNING], {kept_path(WARNING): value}) == ((WARNING,), ())
