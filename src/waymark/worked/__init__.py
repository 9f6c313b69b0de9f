"""Worked examples: a table of cases for each rule, answered by the real code, and how we judge told by them."""
