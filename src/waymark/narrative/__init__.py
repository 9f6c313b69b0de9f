"""Sentences from figures. Deterministic: the same figures give the same words."""
