"""The frame round the pages of an open draft: top bar, rail, side panel and foot."""
