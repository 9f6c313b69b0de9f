"""Nouns of performance management: frozen, standard library only, no clock, no file, no network."""
