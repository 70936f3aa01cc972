"""What leaves the house: the package folder, its manifest, and the proof of it from its files alone."""
