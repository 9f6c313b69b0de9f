"""Figures judged: rating, direction of travel, exceptions, and the explanation of each. Pure functions."""
