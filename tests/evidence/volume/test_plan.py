"""The volume follows the form, then the notice's list, and speaks in their words."""

from __future__ import annotations

from cluster_desktop.evidence.assessment import Assessment
from cluster_desktop.evidence.items import EvidenceItem, proofs
from cluster_desktop.evidence.volume.plan import VolumePlan, plan_volume
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition, load_notice
from cluster_desktop.forms.requirements import requirements

EDITION, NOTICE = load_edition("hebei-2024"), load_notice("hebei-2024")
TICKS = [field.option for field in FieldIndex(EDITION).of("chain_work")]
ANSWERS: dict[str, str | bool] = {
    "cluster_name": "平川县丝网产业集群",
    "county_dept": "平川县工业和信息化局",
    "applied_on": "2024-05-06",
    "area_km2": "86.50",
    "chain_work/1": True,
    "chain_work/3": True,
    "patents": "120",
}


def item(title: str, *proves: str, order: int = 1, fault: str | None = None) -> EvidenceItem:
    return EvidenceItem(
        f"{title:0>12}"[:12], title, proves, "0" * 64, f"{title}.pdf", "application/pdf", 1, fault, order
    )


def planned(*items: EvidenceItem, as_draft: bool = False) -> VolumePlan:
    demands = tuple(requirements(EDITION, NOTICE, ANSWERS, proofs(items)))
    return plan_volume(Assessment(EDITION, NOTICE, ANSWERS, items, demands, ()), as_draft=as_draft)


def titles(plan: VolumePlan) -> list[str]:
    return [entry.item.title if entry.item else "缺" for entry in plan.entries]


def test_documents_stand_in_the_order_of_the_form_then_of_the_notice_then_the_rest() -> None:
    plan = planned(
        item("其他"),
        item("企业清单", "notice/3"),
        item("专利清单", "patents:list"),
        item("规划图", "notice/1"),
        item("图谱", "chain_work/1"),
    )
    assert titles(plan) == ["图谱", "专利清单", "规划图", "企业清单", "其他"]


def test_documents_that_prove_the_same_stand_in_their_own_order() -> None:
    plan = planned(item("乙", "chain_work/1", order=2), item("甲", "chain_work/1", order=1))
    assert titles(plan) == ["甲", "乙"]


def test_a_document_that_proves_several_things_stands_once_and_names_them_all() -> None:
    (entry,) = planned(item("协议", "chain_work/3", "notice/2", "chain_work/1")).entries
    assert entry.section == "二、主导产业情况"
    assert entry.proves == (
        f"二、集群已开展的产业链强链补链工作：{TICKS[0]}；{TICKS[2]}",
        "佐证材料清单第2项：" + NOTICE.evidence[1].title.rstrip("；。"),
    )


def test_list_and_evidence_of_one_item_are_named_together() -> None:
    (entry,) = planned(item("专利", "patents")).entries
    (words,) = entry.proves
    assert words.startswith("三、")
    assert words.endswith("（清单、佐证材料）")


def test_a_path_of_the_notice_list_is_named_as_in_the_notice() -> None:
    (entry,) = planned(item("规划图", "area_km2")).entries
    assert entry.section == "佐证材料清单"
    assert entry.proves == ("佐证材料清单第1项：集群占地面积提供清晰的空间规划图",)


def test_proof_of_a_plain_answer_is_bound_where_the_answer_stands() -> None:
    plan = planned(item("图谱", "chain_work/1"), item("公报", "total_output/2023"))
    assert titles(plan) == ["公报", "图谱"]


def test_proof_of_a_tick_that_was_taken_back_is_left_out() -> None:
    assert titles(planned(item("图谱", "chain_work/2"), item("协议", "chain_work/2", "chain_work/3"))) == [
        "协议"
    ]


def test_what_only_another_notice_asks_for_is_left_out() -> None:
    (entry,) = planned(
        item("鹤壁的材料", "notice/19"), item("公报", "notice/19", "total_output/2023")
    ).entries
    assert entry.item is not None
    assert entry.item.title == "公报"


def test_only_a_draft_lists_what_is_missing() -> None:
    assert titles(planned(item("图谱", "chain_work/1"))) == ["图谱"]
    plan = planned(item("图谱", "chain_work/1"), as_draft=True)
    assert titles(plan)[:2] == ["图谱", "缺"]
    assert plan.entries[1].proves[0].endswith("组建创新联合体，开展产业链联合攻关")


def test_an_unreadable_document_keeps_its_place() -> None:
    assert titles(planned(item("图谱", "chain_work/1", fault="打不开"))) == ["图谱"]


def test_the_cover_is_made_of_the_answers() -> None:
    plan = planned()
    assert (plan.cluster, plan.applicant, plan.date) == (
        "平川县丝网产业集群",
        "平川县工业和信息化局",
        "2024-05-06",
    )
