"""Each sentence of the five documents has one row, each row its sentence, and what the rows name is there."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_desktop.forms.clauses import Clause, Service, clauses_for, document_ids, load_clauses
from cluster_desktop.forms.clauses.documents import shared_rows
from cluster_desktop.forms.clauses.sentences import sense, sentences
from cluster_desktop.forms.clauses.served import Served
from cluster_desktop.forms.definitions import DefinitionError
from cluster_desktop.forms.loader import edition_ids, load_edition, load_notice, load_standard
from cluster_desktop.forms.wording import Wording
from tests.forms.rules.borders import BORDERS
from tests.forms.test_mutations import CASES, plain

DOCUMENTS = Path(__file__).parent / "texts" / "documents"
# Sentences, labels, options, heads of columns.
ROWS = {"hebei-2024": 442, "hebi-2022": 105, "hubei-2024": 419, "miit-2025": 697, "ningxia-2022": 344}

# The documents were converted from Word and PDF: this is of the conversion, the blanks and the boxes to tick.
MARKUP = re.compile(r"<[^>]*>|\*\*|\\_|_{2,}|-{2,}|[|□]|^\s*(?:#+|-(?= ))", re.MULTILINE)
MAIL_LINK = re.compile(r"\[([^]]*)\]\(mailto:[^)]*\)")
HALF_WIDTH = str.maketrans("（）：，；", "():,;")
NEW_MODES = "智能制造、工业互联网以及其它新模式新业态试点示范建设或应用情况(200字以内)"
GROUP = "数字化新模式新业态推广情况"
PROJECTS = "".join(f"{level}试点示范项目名称及数量数量:个名称:" for level in ("国家级", "省级", "其他"))
SLIPS = {
    "hebi-2022": [
        ("联系人and手机", "联系人和手机"),
        # The standard is kept as Hubei prints it.
        ("“用云上平台”", "“云上平台”"),
    ],
    # A cell over several rows comes after the first of them, and a table within a table three times.
    "miit-2025": [(NEW_MODES + GROUP, GROUP + NEW_MODES), (PROJECTS * 3, PROJECTS)],
}


def squeeze(text: str) -> str:
    """The text without white space, its brackets, colons, commas and semicolons half-width."""
    return re.sub(r"\s", "", text).translate(HALF_WIDTH)


def document(name: str) -> str:
    """A document's words, nothing of its conversion."""
    text = (DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8")
    words = squeeze(MARKUP.sub("", MAIL_LINK.sub(r"\1", text)))
    for slip, meant in SLIPS.get(name, ()):
        assert words.count(slip) == 1
        words = words.replace(slip, meant)
    return words


def named(kind: str) -> set[str]:
    """All names under which the tables have this kind of thing serve."""
    return {
        service.name
        for name in document_ids()
        for clause in load_clauses(name)
        for service in clause.served_by
        if service.kind == kind
    }


def about(edition: str, key: str) -> dict[str, Clause]:
    return {clause.text: clause for clause in clauses_for(edition, key)}


@pytest.fixture(params=document_ids())
def name(request) -> str:
    return request.param


def test_the_rows_in_order_are_the_document_and_nothing_else(name):
    words = document(name)
    place = 0
    for clause in load_clauses(name):
        row = squeeze(clause.text)
        assert words.startswith(row, place), f"{clause.place}: {row[:40]} / {words[place : place + 40]}"
        place += len(row)
    assert words[place:] == ""
    assert len(load_clauses(name)) == ROWS[name]


def test_no_row_holds_two_sentences_and_each_is_served(name):
    for clause in load_clauses(name):
        assert sentences(clause.text) == (clause.text,)
        assert clause.served_by
        assert clause.place


def test_a_sentence_ends_at_its_mark_and_at_the_end_of_the_line():
    assert sentences("应填写“无”；小数2位。\n（逾期不理。）另行通知") == (
        "应填写“无”；",
        "小数2位。",
        "（逾期不理。）",
        "另行通知",
    )


@given(st.text("无。；！？”）)\n 、，一"))
def test_cutting_loses_nothing_but_white_space(text):
    assert squeeze("".join(sentences(text))) == squeeze(text)


def test_two_printings_of_a_sentence_differ_in_number_spacing_and_width_of_marks():
    assert sense("11. 其中（一）：") == sense("a.其中(一):") == "其中(一):"


def test_each_shared_row_is_printed_by_a_document():
    printed = {sense(clause.text) for name in document_ids() for clause in load_clauses(name)}
    last_years = {load_edition(edition).years[-1] for edition in edition_ids()}
    for row in shared_rows():
        assert {sense(Wording({"last": year}, {}).printed(row.sentence)) for year in last_years} & printed


def test_a_person_is_told_why_in_a_plain_sentence():
    for reason in named("person") | named("nothing"):
        assert reason.endswith("。")
        assert not set("！!") & set(reason)
        assert not re.search("[a-z_]", reason)


def test_every_rule_that_serves_is_tried_at_its_border():
    tried = {border.rule for border in BORDERS} | {"evidence"}
    assert {name.partition("/")[0] for name in named("rule")} - tried == set()


def test_what_finds_a_broken_sentence_serves_it():
    strays = []
    for edition, mutation in (case.values for case in CASES):
        # The standard is not printed in every document that applies it.
        for names in (load_edition(edition).notices, document_ids()):
            clauses = [clause for name in names for clause in load_clauses(name)]
            broken = [clause for clause in clauses if plain(mutation.says) in plain(clause.text)]
            if broken:
                break
        serving = {one for clause in broken for one in clause.served_by}
        rules = {one.name.partition("/")[0] for one in serving if one.kind == "rule"}
        asks_for_evidence = "requirement" in {one.kind for one in serving}
        if not (asks_for_evidence if mutation.finds == "evidence" else mutation.finds in rules):
            strays.append((mutation.says, mutation.finds))
    assert strays == []


def test_every_rule_and_every_requirement_serves_a_sentence(name):
    serving = {(one.kind, one.name) for clause in load_clauses(name) for one in clause.served_by}
    wanted = {("requirement", f"notice/{line.no}") for line in load_notice(name).evidence}
    for edition in {clause.edition for clause in load_clauses(name)} - {None}:
        served = Served(load_edition(edition), load_notice(name))
        wanted |= {("requirement", demand) for demand in served.requirements}
        wanted |= {("rule", rule) for rule in served.rules if "/" not in rule}
    assert wanted - serving == set()


def test_every_indicator_of_the_standard_that_the_form_tells_serves_its_sentence():
    for name, edition in (("hubei-2024", "national-2024"), ("hebi-2022", "national-2022")):
        served = Served(load_edition(edition), load_notice(name))
        by_text = {sense(clause.text): clause.served_by for clause in load_clauses(name)}
        for indicator in load_standard("national-2022").indicators:
            if (service := Service("rule", f"threshold/{indicator.id}")).name in served.rules:
                assert any(sense(indicator.text) in text and service in by_text[text] for text in by_text)


def test_an_item_knows_its_own_words_first_then_its_clause_and_the_notice():
    found = list(about("hebei-2024", "platform_nat").values())
    assert [clause.place for clause in found[:2]] == ["三、创新能力情况"] * 2
    assert {clause.place for clause in found[2:]} >= {"填报说明 12"}
    assert any("国家实验室" in clause.text for clause in found)


@pytest.mark.parametrize(
    ("edition", "key", "words", "place"),
    [
        ("hebei-2024", "area_km2", "空间规划图", "附件3"),
        ("hebei-2024", "leading_output_cagr", "几何平均数", "填报说明 9"),
        ("national-2022", "share_work", "制造资源共享工作佐证材料", "附件3"),
        ("national-2025-review", "operator", "如发生变化", "填报说明 3"),
        ("national-2025-review", "operator_changed", "如发生变化", "填报说明 3"),
    ],
)
def test_an_item_is_told_what_governs_it(edition, key, words, place):
    assert [clause.place for text, clause in about(edition, key).items() if words in text] == [place]


def test_an_item_is_not_told_of_the_other_form_of_the_same_notice():
    assert {clause.edition for clause in clauses_for("national-2025", "firms")} <= {None, "national-2025"}


def test_options_and_demands_are_served_by_their_own_requirement():
    served = {clause.text: clause.served_by for clause in load_clauses("hubei-2024")}
    names = {service.name for service in served["开展人力资源共享"] if service.kind == "requirement"}
    assert names == {"share_work/3"}
    names = {
        service.name
        for service in served["（注：单位产值能耗需提供计算公式）"]
        if service.kind == "requirement"
    }
    assert names == {"energy_intensity:formula"}


def test_an_unknown_document_is_refused_with_those_there_are():
    with pytest.raises(DefinitionError, match="miit-2025"):
        load_clauses("miit-2026")
