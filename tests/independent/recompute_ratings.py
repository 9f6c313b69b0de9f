"""Judges every published figure again from the open data alone. It knows the rules, and nothing of Waymark's code.

Usage: python recompute_ratings.py figures.csv — prints every row whose colour it cannot confirm; exit 1 if any.
"""

import csv
import sys
from fractions import Fraction

COLOURS = ("Green", "Amber", "Red")


def reached(row, bar):
    return row["value"] >= row[bar] if row["polarity"] == "H" else row["value"] <= row[bar]


def inside(row, band):
    return row[f"{band} low"] <= row["value"] <= row[f"{band} high"]


def no_farther(row, bar):
    return abs(row["value"] - row["target"]) <= abs(row[bar] - row["target"])


RULES = {  # what makes it green, what makes it amber; anything else is red
    "floor_and_target": (lambda row: reached(row, "target"), lambda row: reached(row, "floor")),
    "baseline_and_target": (lambda row: reached(row, "target"), lambda row: reached(row, "baseline")),
    "baseline_and_target T": (lambda row: inside(row, "band"), lambda row: no_farther(row, "baseline")),
    "tolerance": (lambda row: reached(row, "target"), lambda row: reached(row, "limit")),
    "tolerance_and_trend": (lambda row: reached(row, "limit"), lambda row: reached(row, "last year")),
    "near_target T": (lambda row: inside(row, "inner"), lambda row: inside(row, "outer")),
}  # activity_band and not_rated give no colour


def judged(row):
    others = dict(part.split("=") for part in row["other_bars"].split("; ") if "=" in part)
    said = {name: row[name] for name in ("value", "target", "floor", "baseline")} | others
    known = {name: Fraction(text) for name, text in said.items() if text[-1:].isdigit()}
    best_near_target = " T" if row["polarity"] == "T" else ""
    green, amber = RULES[row["rule"] + best_near_target]
    bars = {"polarity": row["polarity"], **known}
    return "Green" if green(bars) else "Amber" if amber(bars) else "Red"


def recompute(path):
    """(rows coloured, the rows whose colour is another than the one published)."""
    with open(path, encoding="utf-8", newline="") as file:
        coloured = [row for row in csv.DictReader(file) if row["rating"] in COLOURS]
    wrong = [row for row in coloured if judged(row) != row["rating"]]
    return len(coloured), [(row["indicator_code"], row["time_period"], row["value"], row["rating"]) for row in wrong]


if __name__ == "__main__":
    total, differing = recompute(sys.argv[1])
    print(*differing, f"{total} coloured figures, {len(differing)} that cannot be confirmed", sep="\n")
    sys.exit(bool(differing))
