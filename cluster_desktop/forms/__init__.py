"""What a form is and what it demands: editions, notices, paths, values, rules and the checker."""
