"""Font files: what is in them, where a system keeps them, and the part of one that a PDF carries."""
