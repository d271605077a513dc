"""Text in the site's own typefaces: measured, broken into lines, drawn."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from PIL import ImageDraw, ImageFont

FINER = 3  # drawn so many times larger than shown and scaled down, for smooth edges
FONTS = Path(__file__).parents[3] / "docs" / "fonts"
LATIN = "latin"
PARTS = {
    "cyrillic": "\u0400-\u045f\u0490\u0491\u2116",
    "latin-ext": "\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1e00-\u1eff",
}
RUN = re.compile("|".join(f"[{signs}]+" for signs in (*PARTS.values(), "^" + "".join(PARTS.values()))))


class Font(NamedTuple):
    """A typeface, its weight, its size in the finished picture and the space added after each letter."""

    face: str
    weight: int
    size: float
    spread: float = 0


def write(pen: ImageDraw.ImageDraw, text: str, font: Font, at: tuple[float, float], colour: str) -> None:
    """A line of text from its left end; `at` gives that and the top of the line."""
    x, base = at[0] * FINER, (at[1] + font.size) * FINER
    for run in _runs(text, font):
        drawn_in = face(run, font)
        pen.text((x, base), run, colour, drawn_in, anchor="ls")
        x += drawn_in.getlength(run) + font.spread * FINER


def length(text: str, font: Font) -> float:
    """How wide a line is in the finished picture."""
    return sum(face(run, font).getlength(run) / FINER + font.spread for run in _runs(text, font))


def lines(text: str, font: Font, width: float) -> list[str]:
    """The text broken between words."""
    broken: list[str] = []
    for word in text.split():
        if broken and length(f"{broken[-1]} {word}", font) <= width:
            broken[-1] += f" {word}"
        else:
            broken.append(word)
    return broken


def balanced(text: str, font: Font, width: float, most: int) -> list[str]:
    """As few lines as can be, of about the same length; more than `most` are cut off with an ellipsis."""
    best = lines(text, font, width)
    if len(best) > most:
        return [*best[: most - 1], best[most - 1].rpartition(" ")[0] + " …"]
    while width > 300 and len(narrower := lines(text, font, width - 20)) == len(best):
        best, width = narrower, width - 20
    return best


def face(run: str, font: Font) -> ImageFont.FreeTypeFont:
    """The file of the typeface that has these letters, at this weight and size."""
    part = next((part for part, signs in PARTS.items() if re.match(f"[{signs}]", run)), LATIN)
    return _opened(f"{font.face}-{part}.woff2", font.weight, font.size * FINER)


def _runs(text: str, font: Font) -> list[str]:
    """Pieces whose letters stand in one file; single letters where space is added between them."""
    return list(text) if font.spread else RUN.findall(text)


@cache
def _opened(file: str, weight: int, size: float) -> ImageFont.FreeTypeFont:
    opened = ImageFont.truetype(FONTS / file, size)
    opened.set_variation_by_axes([weight])
    return opened
