"""One made-up county, complete with its evidence in every edition, to look at and to test with.

`county/` tells it over the years: figures, names, texts, ticks, papers.  An edition takes the years and the
items that it asks for; `editions/<id>.toml` holds what is said in that edition only, and
`editions/papers/<id>.toml` what is handed in with it only.  Next year's form needs such a file and a column
in `county/figures.toml`.
"""
