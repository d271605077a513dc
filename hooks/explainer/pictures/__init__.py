"""The pictures that stand for pages where they are shared: title, description and chairs drawn from the records."""

from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw

from explainer import prose, titles, written
from explainer.figures.social import Row, Strip, strip
from explainer.links import Index
from explainer.pictures.chairs import GRID, chair
from explainer.pictures.colours import INK, PAPER, SOFT, palette
from explainer.pictures.lettering import FINER, Font, balanced, length, lines, write

SIZE = (1200, 630)
MARGIN = 64
WIDTH = SIZE[0] - 2 * MARGIN
FOOT = SIZE[1] - 42
SITE, CAPTION = Font("sans", 600, 24, spread=2.6), Font("sans", 500, 20, spread=1.8)
TEXT, LABEL = Font("sans", 400, 32), Font("sans", 500, 22)
LABEL_LINE, GAP = 26, 14
TITLES = tuple((Font("serif", 700, size), rows) for size, rows in ((84, 1), (68, 1), (72, 2), (60, 2), (46, 3)))


class Shared(NamedTuple):
    """What is shown of a page elsewhere: its title, the place of its picture, and the picture in words."""

    title: str
    picture: str
    words: str


def shared(uri: str, index: Index) -> Shared:
    """What is shown of a hand-written page, named by its place under docs/."""
    title = prose.plain(index.written.get(f"docs/{uri}", uri), partial(titles.title, index))
    drawn = strip(uri, index)
    return Shared(title, f"images/social/{uri.removesuffix('.md')}.png", f"{title} {drawn.words}")


def files(docs: Path, pages: Mapping[str, Shared], index: Index, site: str) -> dict[str, Callable[[], bytes]]:
    """What draws the picture of each page, by its place on the site."""

    def picture(uri: str, shown: Shared) -> bytes:
        return draw(site, shown.title, written.description(docs / uri), strip(uri, index))

    return {shown.picture: partial(picture, uri, shown) for uri, shown in pages.items()}


def draw(site: str, title: str, description: str, strip: Strip) -> bytes:
    """The picture as PNG: text from the top, chairs in the space that it leaves."""
    image = Image.new("RGB", (SIZE[0] * FINER, SIZE[1] * FINER), PAPER)
    pen = ImageDraw.Draw(image)
    write(pen, site.upper(), SITE, (MARGIN, 48), SOFT)
    font, most = next(((font, rows) for font, rows in TITLES if len(lines(title, font, WIDTH)) <= rows), TITLES[-1])
    top = _paragraph(pen, balanced(title, font, WIDTH, most), font, 82, INK, 1.08)
    top = _paragraph(pen, balanced(description, TEXT, WIDTH, 2), TEXT, top + 18, SOFT, 1.28)
    _strip(image, pen, strip, top + 28)
    out = BytesIO()
    image.reduce(FINER).quantize(palette=palette(), dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


def _paragraph(
    pen: ImageDraw.ImageDraw, broken: list[str], font: Font, top: float, colour: str, leading: float
) -> float:
    """Lines one below the other; gives where the last one ends."""
    for line in broken:
        write(pen, line, font, (MARGIN, top), colour)
        top += font.size * leading
    return top


def _strip(image: Image.Image, pen: ImageDraw.ImageDraw, strip: Strip, top: float) -> None:
    """A rule, the caption, and the rows of chairs, as large as the space down to the foot allows."""
    pen.rectangle([MARGIN * FINER, top * FINER, (SIZE[0] - MARGIN) * FINER, (top + 2) * FINER], fill=INK)
    write(pen, strip.caption.upper(), CAPTION, (MARGIN, top + 12), SOFT)
    names = max(length(row.name, LABEL) + 28 if row.name else 0 for row in strip.rows)
    cell = (WIDTH - names) / max(len(row.kinds) for row in strip.rows)
    labels = [[lines(label, LABEL, max(cell - 6, 60)) for label in row.labels] for row in strip.rows]
    below = [LABEL_LINE * max(map(len, broken)) + GAP if broken else 0 for broken in labels]
    top += 50
    height = (FOOT - top - sum(below) + GAP * bool(below[-1])) / len(strip.rows)
    scale = min(cell * 0.86 / GRID[0], height * 0.9 / GRID[1])
    for row, broken, space in zip(strip.rows, labels, below, strict=True):
        _row(image, pen, row, MARGIN + names, cell, top + height / 2, scale)
        _labels(pen, broken, MARGIN + names, cell, top + height)
        top += height + space


def _row(
    image: Image.Image, pen: ImageDraw.ImageDraw, row: Row, left: float, cell: float, middle: float, scale: float
) -> None:
    """The name of a row and its chairs; a row without a name stands in the middle."""
    write(pen, row.name, LABEL, (MARGIN, middle - 14), SOFT)
    start = left if row.name else (SIZE[0] - cell * len(row.kinds)) / 2
    for column, kind in enumerate(row.kinds):
        tile = chair(kind, scale)
        x = start + cell * (column + 0.5)
        image.paste(tile, (round(x * FINER - tile.width / 2), round(middle * FINER - tile.height / 2)))


def _labels(pen: ImageDraw.ImageDraw, labels: list[list[str]], left: float, cell: float, top: float) -> None:
    """Each label below the middle of its column."""
    for column, broken in enumerate(labels):
        for number, line in enumerate(broken):
            x = left + cell * (column + 0.5) - length(line, LABEL) / 2
            write(pen, line, LABEL, (x, top + LABEL_LINE * number - 2), SOFT)
