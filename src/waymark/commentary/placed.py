"""A figure of a sentence with its role."""

from dataclasses import dataclass

from waymark.commentary.mentions import Role
from waymark.commentary.quantity import Figure


@dataclass(frozen=True)
class Placed:
    """A figure with its role. sure: the words leave no doubt of it · dated: a period of its own stands beside it."""

    figure: Figure
    role: Role
    sure: bool = False
    dated: bool = False

    @property
    def start(self) -> int:
        return self.figure.start

    @property
    def end(self) -> int:
        return self.figure.end
