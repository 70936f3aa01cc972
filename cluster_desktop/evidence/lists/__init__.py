"""The lists (清单) of a draft: taken in from Excel, checked, counted, kept as rows, printed."""
