"""The form on the screen: the official table, with its cells as the fields."""
