"""Charts as small SVG texts: one drawing for the web and for paper. They draw what may be shown and nothing else."""
