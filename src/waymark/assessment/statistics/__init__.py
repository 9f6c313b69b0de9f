"""Tests, intervals and limits that say what moved and what is noise. Pure functions of counts and values."""
