"""The lists (清单): what they feed, their rows to edit, and files to take rows from."""
