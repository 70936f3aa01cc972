"""Every sentence of the official documents, and what serves it: the clause tables.

A document has the id of the notice that it begins with; its table is `<id>.toml` beside this file: by place
its sentences, each with what serves it (`services.Service` says which kinds there are).

    ["通知 五、（三）"]
    "逾期不予受理。" = ["input notice.late", "rule applied_on", "person 何时送达由人掌握。"]

A form stands in it as a whole (`form = "national-2024"`): its sentences are those that the edition prints,
and what they ask is served by the item with its rules and requirements.  Sentences that say more than what is
asked, and those of a 认定标准, are written once for all documents in `shared.toml`.
"""

from cluster_desktop.forms.clauses.documents import (
    Clause,
    clauses_for,
    document_ids,
    load_clauses,
    read_clauses,
)
from cluster_desktop.forms.clauses.services import Service, ServiceKind

__all__ = ["Clause", "Service", "ServiceKind", "clauses_for", "document_ids", "load_clauses", "read_clauses"]
