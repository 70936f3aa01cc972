"""帮助, offline: the notice, the form's own clauses, the manual, the keys; searchable."""
