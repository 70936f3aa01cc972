"""认定标准: each indicator beside what the form says of it."""
