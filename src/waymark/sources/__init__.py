"""Returns as councils hold them, read into standard tables, or into Issues. One folder a return."""
