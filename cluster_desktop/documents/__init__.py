"""Paper: the official Word form bound, filled, laid out, painted and proved; our own papers; the fonts."""
