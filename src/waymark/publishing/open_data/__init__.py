"""Open data: every published figure as one tidy table, laid out as the Department for Education lays out its own."""
