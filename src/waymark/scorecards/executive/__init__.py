"""The executive summary of a scorecard. Each module finds one sort of thing that a director should know."""
