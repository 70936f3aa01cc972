"""The open draft as the window sees it."""
