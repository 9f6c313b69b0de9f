"""Judges every published figure again from the open data alone. It knows the rules, and nothing of Waymark's code.

Usage: python recompute_ratings.py figures.csv — prints every row whose colour it cannot confirm; exit 1 if any.
"""

import csv
import sys
from decimal import Decimal


def number(text):
    return None if text in ("z", "x", "c", "u", "low", "") else Decimal(text)


def reached(value, bar, polarity):
    return value >= bar if polarity == "H" else value <= bar


def floor_and_target(value, bars, polarity):
    if reached(value, bars["target"], polarity):
        return "Green"
    return "Amber" if reached(value, bars["floor"], polarity) else "Red"


def baseline_and_target(value, bars, polarity):
    if reached(value, bars["target"], polarity):
        return "Green"
    return "Amber" if reached(value, bars["baseline"], polarity) else "Red"


def tolerance(value, bars, polarity):
    if reached(value, bars["target"], polarity):
        return "Green"
    return "Amber" if reached(value, bars["limit"], polarity) else "Red"


def tolerance_and_trend(value, bars, polarity):
    if reached(value, bars["limit"], polarity):
        return "Green"
    return "Amber" if reached(value, bars["last year"], polarity) else "Red"


def near_target(value, bars, _polarity):
    if bars["inner low"] <= value <= bars["inner high"]:
        return "Green"
    return "Amber" if bars["outer low"] <= value <= bars["outer high"] else "Red"


RULES = {rule.__name__: rule for rule in (
    floor_and_target, baseline_and_target, tolerance, tolerance_and_trend, near_target)}  # fmt: skip


def recompute(path):
    """(rows coloured, the rows whose colour is another than the one published)."""
    coloured, wrong = 0, []
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["rating"] not in ("Green", "Amber", "Red"):
                continue
            coloured += 1
            bars = {name: number(row[name]) for name in ("target", "floor", "baseline")}
            others = [part.split("=") for part in row["other_bars"].split("; ") if "=" in part]
            bars |= {name: number(text) for name, text in others}
            again = RULES[row["rule"]](number(row["value"]), bars, row["polarity"])
            if again != row["rating"]:
                wrong.append((row["indicator_code"], row["time_period"], row["value"], row["rating"], again))
    return coloured, wrong


if __name__ == "__main__":
    total, differing = recompute(sys.argv[1])
    print(*differing, f"{total} coloured figures, {len(differing)} that cannot be confirmed", sep="\n")
    sys.exit(bool(differing))
