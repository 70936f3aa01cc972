"""The evidence volumes: planned, gathered, numbered, bound, indexed, and proved on the finished file."""
