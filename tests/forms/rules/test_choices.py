import pytest


@pytest.mark.parametrize("text", ["是", "1", "yes"])
def test_text_on_a_tick_is_an_error(findings_after, text):
    (found,) = [finding for finding in findings_after({"share_work/2": text}) if finding.rule == "tick"]
    assert (found.level, found.paths) == ("error", ("share_work/2",))


@pytest.mark.parametrize("text", ["0", "4", "第二产业", "无", "1.0"])
def test_an_option_that_is_not_on_the_form_is_one_error(findings_after, text):
    (found,) = findings_after({"industry_type": text})
    assert (found.rule, found.level, found.paths) == ("choice", "error", ("industry_type",))


@pytest.mark.parametrize("number", ["1", "2", "3"])
def test_every_printed_option_can_be_chosen(findings_after, number):
    assert findings_after({"industry_type": number}) == []


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("prohibited_industry", "1"),
        ("accidents_3y", "1"),
        ("illegal_acts", "1"),
        ("energy_benchmark", "2"),
        ("water_benchmark", "2"),
    ],
)
def test_an_answer_that_bars_an_application_is_a_warning(findings_after, path, answer):
    (found,) = findings_after({path: answer})
    assert (found.rule, found.level, found.paths) == ("pass_answer", "warning", (path,))


def test_not_applicable_bars_nothing(findings_after):
    assert (
        findings_after({"energy_benchmark": "3", "water_benchmark": "3", "recognised_lower_level": "2"}) == []
    )


@pytest.mark.parametrize(
    "text", ["2024年4月26日", "2024-4-26", "20240426", "2024-02-30", "无", "2024-04-26T00:00"]
)
def test_what_is_no_iso_date_is_one_error(findings_after, text):
    (found,) = findings_after({"applied_on": text})
    assert (found.rule, found.level, found.paths) == ("date", "error", ("applied_on",))
