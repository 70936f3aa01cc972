"""The evidence: what is demanded, what is attached, and what it looks like."""
