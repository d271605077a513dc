"""What can be wrong with the data, said so that an editor can mend it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TypedDict

LONGEST = 600
GUESSED = 50  # different words: who misspells more has lost a folder, and guessing takes long among many records
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it stands, what is wrong, what was expected, what was probably meant.

    `code` is a key of `mistakes.CODES` and names the rule that is broken.
    """

    path: str
    line: int
    column: int
    what: str
    expected: str = ""
    suggestion: str = ""
    code: str = field(kw_only=True)

    def __post_init__(self) -> None:
        """What is repeated from the data may be anything: it is told in one line, at length in part, nothing hidden."""
        for name in ("what", "expected", "suggestion"):
            object.__setattr__(self, name, _shown(getattr(self, name)))

    @property
    def told(self) -> str:
        hint = f'did you mean "{self.suggestion}"?' if self.suggestion else ""
        return "; ".join(part for part in (self.what, self.expected, hint) if part)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.told}"


class Wrong(TypedDict):
    """What is told of a mistake whose place is not known yet: the other parts of a `Problem`."""

    what: str
    expected: str
    suggestion: str
    code: str


class DataError(Exception):
    """Raised once, with every problem that was found; its text lists them sorted and counted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(listed(self.problems))


def listed(problems: Iterable[Problem]) -> str:
    """The problems, one a line, sorted by place, with a closing count."""
    lines = [str(problem) for problem in sorted(set(problems))]
    count = "1 problem" if len(lines) == 1 else f"{len(lines)} problems"
    return "\n".join([*lines, f"{count} found; nothing was built."])


def closest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or nothing; a misspelt, shorter or longer id is found, no wild guess."""
    by_lower = {one.lower(): one for one in sorted(known, reverse=True)}
    lower = word.lower()
    matches = get_close_matches(lower, sorted(by_lower), n=1, cutoff=0.6)
    longer = [one for one in sorted(by_lower, key=len) if lower and one.startswith(f"{lower}-")]
    return next((by_lower[one] for one in (*matches, *longer)), "")


def _shown(text: str) -> str:
    """A text with what is not seen, line ends too, spelled as its number; a long one without its middle."""
    seen = UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    half = LONGEST // 2
    return seen if len(seen) <= LONGEST else f"{seen[:half]} […] {seen[-half:]}"
