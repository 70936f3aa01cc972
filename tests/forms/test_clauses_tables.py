"""A clause table that names what is not there is refused with its file and the sentence."""

from pathlib import Path

import pytest

from cluster_desktop.forms import clauses
from cluster_desktop.forms.clauses import read_clauses
from cluster_desktop.forms.definitions import DefinitionError
from cluster_desktop.forms.loader import load_notice

TABLE = (Path(clauses.__file__).parent / "hubei-2024.toml").read_text(encoding="utf-8")
PHONE = '"联系电话：027-87236658" = ["input notice.contacts", "delivery mail"]'


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"delivery mail"]', '"delivery fax"]', "delivery fax"),
        ('"input notice.contacts"', '"input notice.telephone"', "notice.telephone"),
        ('"input notice.contacts"', '"input telephone"', "input telephone"),
        ('"input notice.contacts"', '"rule telephone"', "rule telephone"),
        ('"input notice.contacts"', '"derived telephone"', "derived telephone"),
        ('"input notice.contacts"', '"requirement notice/1"', "requirement notice/1"),
        ('"input notice.contacts"', '"layout telephone"', "layout telephone"),
        ('"input notice.contacts"', '"telephone"', "telephone"),
        ('"input notice.contacts"', '"person "', "联系电话"),
        (PHONE, PHONE.partition("=")[0] + "= []", "联系电话"),
        (PHONE, PHONE.partition("=")[0] + "= [3]", "联系电话"),
        (PHONE, PHONE.partition("=")[0] + "= 3", "联系电话"),
        (PHONE, PHONE.replace("：", "。"), "不是一句"),
        ('form = "national-2024"', 'form = "national-2025"', "national-2025"),
        ('form = "national-2024"', 'forms = "national-2024"', "附件2 › forms"),
        ('["附件2"]', '["附件1"]', "附件1"),
    ],
)
def test_a_table_is_refused(tmp_path, old, new, told):
    assert old in TABLE
    path = tmp_path / "hubei-2024.toml"
    path.write_text(TABLE.replace(old, new), encoding="utf-8")
    with pytest.raises(DefinitionError) as refused:
        read_clauses(path, load_notice("hubei-2024"))
    assert refused.value.where == "hubei-2024.toml"
    assert told in refused.value.message


def test_a_text_of_the_form_that_nothing_serves_is_refused(monkeypatch):
    monkeypatch.setattr(clauses.documents, "shared_rows", tuple)
    with pytest.raises(DefinitionError, match="集群应如实填报所附各表"):
        read_clauses(Path(clauses.__file__).parent / "hubei-2024.toml", load_notice("hubei-2024"))
