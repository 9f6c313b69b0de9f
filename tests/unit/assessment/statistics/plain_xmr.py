"""The XmR chart again, in floats and word for word from the rules, one point at a time."""


def causes(values):
    """For each point (cause, way): the first rule that holds, and 1, −1 or 0."""
    numbers = [float(value) for value in values]
    mean, upper, lower = limits(numbers)
    third = (upper - mean) * 2 / 3
    said = []
    for at, number in enumerate(numbers):
        side = 1 if number > mean else -1 if number < mean else 0
        if number > upper or number < lower:
            said.append(("outside a limit", side))
        elif way := _in_a_trend(numbers, at):
            said.append(("seven points, each beyond the one before", way))
        elif _near(number, mean, third, upper, lower) and _in_two_of_three(numbers, at, mean, third, upper, lower):
            said.append(("two of three points near a limit", side))
        elif _in_a_shift(numbers, at, mean):
            said.append(("seven points on one side of the mean", side))
        else:
            said.append(("common cause", 0))
    return said


def limits(numbers):
    moved = [abs(numbers[at] - numbers[at - 1]) for at in range(1, len(numbers))]
    average = sum(moved) / len(moved)
    kept = [size for size in moved if not size >= 3.267 * average] or moved
    average = sum(kept) / len(kept)
    mean = sum(numbers) / len(numbers)
    return mean, mean + 2.66 * average, mean - 2.66 * average


def _runs(numbers, at):
    """The stretches of seven that hold the point, the latest first."""
    return [numbers[first : first + 7] for first in range(at, at - 7, -1) if 0 <= first <= len(numbers) - 7]


def _in_a_trend(numbers, at):
    for run in _runs(numbers, at):
        if all(run[k] < run[k + 1] for k in range(6)):
            return 1
        if all(run[k] > run[k + 1] for k in range(6)):
            return -1
    return 0


def _in_a_shift(numbers, at, mean):
    return any(all(x > mean for x in run) or all(x < mean for x in run) for run in _runs(numbers, at))


def _near(number, mean, third, upper, lower):
    return mean + third < number <= upper or lower <= number < mean - third


def _in_two_of_three(numbers, at, mean, third, upper, lower):
    for first in (at - 2, at - 1, at):
        three = numbers[first : first + 3] if first >= 0 else []
        same = all(x > mean for x in three) or all(x < mean for x in three)
        if len(three) == 3 and same and sum(_near(x, mean, third, upper, lower) for x in three) >= 2:
            return True
    return False
