"""From standard tables to integers: what counts, for which area, from which month to which."""
