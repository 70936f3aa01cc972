"""The papers of a made-up county: drawn with reportlab, some of them made to look scanned."""
