"""Renderers: each reads Scorecard documents and writes one format."""
