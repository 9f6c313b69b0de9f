"""How targets are worked out: an improvement, the milestones of a trajectory, the months of a profile."""
