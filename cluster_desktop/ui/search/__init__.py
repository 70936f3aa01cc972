"""Finding anything in an open draft, and the list of commands."""
