"""What a draft holds beside its answers counts where rules read it: settings, lists, and what was kept."""

from pathlib import Path

import pytest

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.assessment import assess, facts_beside
from cluster_desktop.examples.story import county
from cluster_desktop.forms.thresholds import WESTERN


@pytest.fixture
def draft(tmp_path: Path):
    with Draft.create(tmp_path / "d.jqsb", edition="national-2025", notice="miit-2025", author="甲") as made:
        made.set_many(county("national-2025").answers, "甲")
        yield made


def found(draft: Draft, rule: str) -> list[str]:
    return [finding.level for finding in assess(draft).findings if finding.rule == rule]


def test_the_western_setting_loosens_the_standard_and_is_no_answer(draft):
    draft.set("total_output/2022", "39.00", "甲")
    assert found(draft, "threshold") == ["warning"]
    draft.set(WESTERN, value=True, author="甲")
    assert found(draft, "threshold") == ["hint"]
    assert WESTERN not in draft.answers()


def test_a_list_is_counted_against_its_figure(draft):
    draft.set_many({f"list/alliances/{number}": {"name": f"协会{number}"} for number in range(3)}, "甲")
    assert facts_beside(draft)["listed/alliances/count"] == "3"
    assert found(draft, "count_list") == []
    draft.set("list/alliances/3", {"name": "又一个协会"}, "甲")
    assert found(draft, "count_list") == ["warning"]


def test_the_made_up_county_is_held_against_the_standard(draft):
    states = {verdict.state for verdict in assess(draft).verdicts}
    assert states == {"met", "unknown"}
