"""三分钟导览: a slim bar that leads through the example county; it never stands in the way."""
