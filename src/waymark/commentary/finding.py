"""What the checker says of a statement."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """kind: which check found it · quote: the words at fault · says: what the text says · data: what the figures say ·
    suggestion: a wording that would be right, or what to look at · level: error or warning.
    """

    kind: str
    quote: str
    says: str
    data: str
    suggestion: str
    level: str = "error"
