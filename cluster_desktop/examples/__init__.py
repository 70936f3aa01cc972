"""Made-up counties, complete with their evidence, to look at and to test with."""
