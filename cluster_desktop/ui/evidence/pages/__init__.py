"""The pages of a document: which are bound, in which order, and which way up."""
