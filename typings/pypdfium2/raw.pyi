"""The constants of pdfium that are used here."""

FPDF_PAGEOBJ_IMAGE: int
