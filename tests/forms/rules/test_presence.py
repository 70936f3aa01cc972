import pytest


@pytest.mark.parametrize("count", ["0", "无", "2"])
def test_names_are_due_whatever_the_count(findings_after, count):
    (found,) = findings_after({"platform_nat/count": count, "platform_nat/names": None})
    assert (found.level, found.paths) == ("error", ("platform_nat/names",))


def test_where_there_is_none_the_names_are_none(findings_after):
    assert findings_after({"platform_nat/count": "0", "platform_nat/names": "无"}) == []


def test_space_is_no_answer(findings_after):
    (found,) = findings_after({"operator": "  "})
    assert found.paths == ("operator",)


def test_a_question_without_any_tick_is_a_warning(findings_after, index):
    ticks = tuple(field.path for field in index.of("share_work"))
    (found,) = findings_after(dict.fromkeys(ticks, False))
    assert (found.level, found.paths) == ("warning", ticks)


def test_the_opinion_from_above_may_stay_empty(findings_after):
    assert findings_after({"recommendation": None}) == []


@pytest.mark.parametrize("path", ["plan_3y", "plan_goals", "plan_stages"])
def test_a_heading_that_only_holds_headings_may_stay_empty(findings_after, path):
    assert findings_after({path: None}) == []


def test_a_place_on_the_cover_is_never_said_to_be_none(findings_after):
    (found,) = findings_after({"region/county": None})
    assert "无" not in found.message
