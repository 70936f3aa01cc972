import pytest

from cluster_desktop.forms.demands import possible_demands
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition, load_notice
from cluster_desktop.forms.requirements import Proof, requirements
from tests.forms.complete import complete_answers


@pytest.fixture
def states(edition, notice, answers):
    def by_id(changes=None, proofs=()):
        changed = {**answers, **(changes or {})}
        given = {path: value for path, value in changed.items() if value is not None}
        return {wanted.id: wanted.state for wanted in requirements(edition, notice, given, proofs)}

    return by_id


def test_all_demands_are_listed_whatever_the_answers(edition, notice, index):
    listed = [wanted.id for wanted in requirements(edition, notice, {}, ())]
    assert listed == [demand.id for demand in possible_demands(index, notice)]
    assert len(listed) == len(set(listed))


def test_the_form_demands_what_it_prints(edition):
    listed = {wanted.id for wanted in requirements(edition, None, {}, ())}
    ticks = {"chain_work": 8, "share_work": 5, "quality_work": 5, "digi_work": 4, "newmode_work": 3}
    ticks |= {"green_work": 5, "intl_work": 5, "env_work": 6, "svc_provided": 7}
    wanted = {f"{key}/{number}" for key, count in ticks.items() for number in range(1, count + 1)}
    for key in ("platform", "green_mfg", "svc_platform"):
        for level in ("nat", "prov", "other"):
            wanted |= {f"{key}_{level}", f"{key}_{level}:list"}
    wanted |= {"patents", "patents:list", "overseas_branches", "overseas_branches:list"}
    wanted |= {"standards:list", "alliances:list", "carbon_monitor"}
    wanted |= {"co2_intensity:formula", "energy_intensity:formula"}
    assert listed == wanted


def test_the_notice_adds_its_13_after_the_form(edition, notice):
    listed = [wanted.id for wanted in requirements(edition, notice, {}, ())]
    assert listed[-13:] == [f"notice/{number}" for number in range(1, 14)]


def test_a_tick_calls_for_evidence_and_unticking_does_away_with_it(states):
    assert states()["chain_work/3"] == "missing"
    assert states({"chain_work/3": False})["chain_work/3"] == "unneeded"
    assert states({"chain_work/3": None})["chain_work/3"] == "unneeded"


@pytest.mark.parametrize("nothing", ["0", "无", None, "0.00"])
def test_nothing_to_report_calls_for_nothing(states, nothing):
    found = states({"platform_nat/count": nothing, "patents": nothing})
    assert [found[key] for key in ("platform_nat", "platform_nat:list", "patents", "patents:list")] == [
        "unneeded"
    ] * 4


def test_a_count_that_cannot_be_read_still_calls_for_evidence(states):
    assert states({"patents": "约三百"})["patents"] == "missing"


def test_one_standard_calls_for_the_list_of_standards(states, index):
    none = {field.path: "0" for field in index.of("standards")}
    assert states(none)["standards:list"] == "unneeded"
    assert states({**none, "standards/2022/group/joined": "1"})["standards:list"] == "missing"


def test_carbon_monitoring_is_proved_only_when_it_is_there(states):
    assert states({"carbon_monitor": "1"})["carbon_monitor"] == "missing"
    assert states({"carbon_monitor": "2"})["carbon_monitor"] == "unneeded"


def test_a_formula_is_due_with_any_year_even_of_zero(states):
    years = {f"co2_intensity/{year}": "无" for year in (2021, 2022, 2023)}
    assert states(years)["co2_intensity:formula"] == "unneeded"
    assert states({**years, "co2_intensity/2022": "0"})["co2_intensity:formula"] == "missing"


def test_the_notice_asks_for_a_list_only_of_firms_that_there_are(states):
    none = {f"listed_smes/{year}": "0" for year in (2021, 2022, 2023)}
    assert states(none)["notice/8"] == "unneeded"
    assert states({**none, "listed_smes/2021": "1"})["notice/8"] == "missing"
    assert states({"area_km2": None})["notice/1"] == "missing"


@pytest.mark.parametrize(
    ("proved", "served"),
    [
        ("patents", {"patents", "patents:list"}),
        ("patents:list", {"patents:list"}),
        ("platform_nat/count", {"platform_nat", "platform_nat:list"}),
        ("chain_work/1", {"chain_work/1"}),
        ("chain_work", set()),
        ("champions_prov/2022", {"notice/6"}),
        ("notice/6", {"notice/6"}),
        ("area_km2", {"notice/1"}),
        ("patents_per_10k", set()),
    ],
)
def test_evidence_serves_what_it_is_said_to_prove(states, proved, served):
    found = states(proofs=[Proof("e", (proved,), readable=True)])
    assert {name for name, state in found.items() if state == "attached"} == served


def test_unreadable_evidence_is_no_evidence_but_one_good_piece_is_enough(states):
    bad, good = Proof("a", ("patents",), readable=False), Proof("b", ("patents",), readable=True)
    assert states(proofs=[bad])["patents"] == "unreadable"
    assert states(proofs=[bad, good])["patents"] == "attached"


def test_a_requirement_names_its_evidence_even_when_it_is_not_due(edition, notice):
    found = requirements(edition, notice, {}, [Proof("e7", ("chain_work/1", "chain_work/2"), readable=True)])
    assert [(wanted.id, wanted.state) for wanted in found if wanted.evidence == ("e7",)] == [
        ("chain_work/1", "unneeded"),
        ("chain_work/2", "unneeded"),
    ]


@pytest.fixture
def hebi_states():
    edition = load_edition("national-2022")

    def by_id(changes=None, proofs=()):
        given = {**complete_answers(edition), **(changes or {})}
        found = requirements(edition, load_notice("hebi-2022"), given, proofs)
        return {wanted.id: wanted.state for wanted in found}

    return by_id


def test_hebi_asks_for_the_parts_of_its_book_after_the_form_and_the_statement(hebi_states):
    notice = load_notice("hebi-2022")
    parts = [part for part in hebi_states() if part.startswith("notice/")]
    assert parts == [f"notice/{number}" for number in range(3, 21)]
    assert [notice.contents().index(line.title) + 1 for line in notice.evidence] == list(range(3, 21))


@pytest.mark.parametrize(
    ("part", "there_is", "there_is_nothing"),
    [
        ("notice/3", {"champions/2020": "1"}, {}),
        ("notice/4", {"chain_map": "1"}, {"chain_map": "2"}),
        ("notice/5", {"share_work/4": True}, {}),
        ("notice/8", {"patents": "7"}, {"patents": "0"}),
        ("notice/12", {"carbon_monitor": "1"}, {"carbon_monitor": "2"}),
        ("notice/13", {"dual_carbon_text": "开展了宣传"}, {"dual_carbon_text": "无"}),
    ],
)
def test_a_part_of_the_book_is_due_when_there_is_something_to_show(
    hebi_states, part, there_is, there_is_nothing
):
    edition, notice = load_edition("national-2022"), load_notice("hebi-2022")
    keys = next(line.paths for line in notice.evidence if f"notice/{line.no}" == part)
    fields = [field for key in keys for field in FieldIndex(edition).of(key)]
    nothing = {field.path: False if field.is_tick else "0" for field in fields} | there_is_nothing
    assert hebi_states(nothing)[part] == "unneeded"
    assert hebi_states({**nothing, **there_is})[part] == "missing"


def test_a_list_for_the_form_is_also_the_list_that_the_notice_asks_for(hebi_states):
    found = hebi_states(proofs=[Proof("e", ("patents:list",), readable=True)])
    assert (found["patents:list"], found["notice/8"]) == ("attached", "attached")


@pytest.mark.parametrize("key", ["accidents_3y", "illegal_acts", "operator_changed"])
def test_a_yes_that_is_to_be_explained_calls_for_a_statement(key):
    edition = load_edition("national-2025-review")
    by_id = {
        answer: {wanted.id: wanted for wanted in requirements(edition, None, {key: answer}, ())}
        for answer in ("1", "2")
    }
    asked = by_id["1"][f"{key}:statement"]
    assert (asked.kind, asked.state) == ("statement", "missing")
    assert by_id["2"][f"{key}:statement"].state == "unneeded"
