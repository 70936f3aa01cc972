"""Making the package that is handed in."""
