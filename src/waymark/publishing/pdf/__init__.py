"""The scorecard as a tagged PDF (PDF/UA-1), A4 landscape, set by typst."""
