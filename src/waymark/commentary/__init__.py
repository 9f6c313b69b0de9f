"""The commentary checker: finds the sentence of a paper that contradicts the figures, in it or beside it.

Pure and deterministic, without a language model: text is read in statements, statements into figures and claims, and
each claim is held against what the statement itself says and against what is known of the indicator.
"""
