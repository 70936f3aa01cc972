"""Pictures of every screen of the window, taken from the real window on the example county."""
