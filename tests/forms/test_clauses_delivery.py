from cluster_desktop.forms.clauses import document_ids, load_clauses
from tests.delivery.test_package import ROLES


def test_files_of_the_package_that_serve_a_sentence_are_made():
    serving = {
        service.name
        for name in document_ids()
        for clause in load_clauses(name)
        for service in clause.served_by
        if service.kind == "delivery"
    }
    assert serving <= {*ROLES, "manifest"}
