"""The window: a wizard drawn from the form's edition.  The only place that knows Qt."""
