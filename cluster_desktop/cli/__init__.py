"""The same jobs without a window: for batch work at the city, for scripts and for tests."""
