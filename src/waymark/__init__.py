"""Waymark: performance scorecards a council can stand behind."""

__version__ = "0.1.0"
