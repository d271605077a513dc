"""The chairs as shapes: those of the site's own drawings, on the same grid of 36 by 52."""

from functools import cache
from typing import Any, NamedTuple

from PIL import Image, ImageDraw

from explainer.pictures.colours import ABSENT, CAME, FAINT, GREY, OTHER, PAPER
from explainer.pictures.lettering import FINER, Font, face

GRID = (36, 52)
STROKE = 3


class Shape(NamedTuple):
    """A call of Pillow's drawing; angles for a part of a circle, `line` where a line is drawn and no area filled."""

    how: str
    points: tuple[float, ...]
    angles: tuple[int, ...] = ()
    line: bool = False
    faint: bool = False


FRAME = (
    Shape("rectangle", (4.5, 1.5, 7.5, 50.5)),
    Shape("rectangle", (4.5, 30.5, 30.5, 33.5)),
    Shape("rectangle", (27.5, 30.5, 30.5, 50.5)),
)
PERSON = (
    Shape("ellipse", (13, 5, 25, 17)),
    Shape("pieslice", (9.5, 18.5, 27.5, 36.5), (180, 360)),
    Shape("rectangle", (9.5, 27.4, 27.5, 31)),
)
SCREEN = (
    Shape("rectangle", (4.5, 0.5, 33.5, 3.5)),
    Shape("rectangle", (30.5, 0.5, 33.5, 33.5)),
)
HALF_A_PERSON = (
    Shape("ellipse", (13, 5, 25, 17), faint=True),
    Shape("pieslice", (9.5, 18.5, 27.5, 36.5), (180, 270)),
    Shape("rectangle", (9.5, 27.4, 18.5, 31)),
)
SMALLER_PERSON = (
    Shape("arc", (13.5, 10, 24.5, 21), (0, 360), line=True),
    Shape("arc", (10.5, 21, 26.5, 37), (180, 360), line=True),
    Shape("rectangle", (10.5, 29, 13.5, 31)),
    Shape("rectangle", (23.5, 29, 26.5, 31)),
)
BAR = (Shape("line", (2, 47.3, 33, 6.7), line=True),)
DASHES = (
    *(Shape("rectangle", (4.5, y, 7.5, y + 3.5)) for y in (3, 10, 17, 24, 31, 38, 45)),
    *(Shape("rectangle", (x, 30.5, x + 3.5, 33.5)) for x in (11, 18, 25)),
    *(Shape("rectangle", (27.5, y, 30.5, y + 3.5)) for y in (34, 41, 47)),
)
DRAWN: dict[str, tuple[str, tuple[Shape, ...]]] = {
    "present": (CAME, FRAME + PERSON),
    "remote": (CAME, FRAME + PERSON + SCREEN),
    "partly": (CAME, FRAME + HALF_A_PERSON),
    "other": (OTHER, FRAME + SMALLER_PERSON),
    "absent": (ABSENT, FRAME),
    "barred": (ABSENT, FRAME + BAR),
    "unknown": (GREY, DASHES),
}
SIGNS = {"unknown": "?"}


@cache
def chair(kind: str, scale: float) -> Image.Image:
    """One chair on paper, at a size of the grid times the scale in the finished picture."""
    unit = scale * FINER
    colour, shapes = DRAWN[kind]
    tile = Image.new("RGB", (round(GRID[0] * unit), round(GRID[1] * unit)), PAPER)
    pen = ImageDraw.Draw(tile)
    for shape in shapes:
        width: dict[str, Any] = {"width": round(STROKE * unit)} if shape.line else {}
        points = [value * unit for value in shape.points]
        getattr(pen, shape.how)(points, *shape.angles, fill=FAINT if shape.faint else colour, **width)
    if sign := SIGNS.get(kind):
        pen.text((18 * unit, 27 * unit), sign, colour, face(sign, Font("sans", 600, 20 * scale)), anchor="ms")
    return tile
