"""The Scorecard document: what every renderer sees, assembled from assessments."""
