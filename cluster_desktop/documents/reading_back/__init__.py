"""Reading a Word file that was edited by hand: what stands where the blank left room."""
