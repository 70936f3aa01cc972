"""概览: the figures that decide over recognition as charts, and how far each section is."""
