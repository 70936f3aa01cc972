"""Taking back what was changed by hand in an exported Word file."""
