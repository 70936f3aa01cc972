"""An official empty table in place of the program's own."""
