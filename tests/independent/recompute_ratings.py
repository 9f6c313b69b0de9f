"""Judges every published figure again from the open data alone. It knows the rules, and nothing of Waymark's code.

A number that is counted has no denominator (z): its value must be that number.

Usage: python recompute_ratings.py figures.csv — prints every row whose colour it cannot confirm; exit 1 if any.
"""

import csv
import sys
from decimal import ROUND_HALF_UP, Decimal


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


def is_its_number(row):
    """True also for a figure that is no total, and for one that is not shown."""
    counted, value = number(row["numerator"]), number(row["value"])
    if row["denominator"] != "z" or counted is None or value is None:
        return True
    return counted.quantize(value, ROUND_HALF_UP) == value


RULES = {rule.__name__: rule for rule in (
    floor_and_target, baseline_and_target, tolerance, tolerance_and_trend, near_target)}  # fmt: skip


def recompute(path):
    """(rows coloured, the rows whose colour or number is another than the one published)."""
    coloured, wrong = 0, []
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not is_its_number(row):
                wrong.append((row["indicator_code"], row["time_period"], row["value"], "counted", row["numerator"]))
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
    print(*differing, f"{total} coloured figures, {len(differing)} rows that cannot be confirmed", sep="\n")
    sys.exit(bool(differing))
