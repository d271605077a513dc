"""The light colours of docs/style.css, and the shades between each of them and the paper."""

from PIL import Image, ImageColor

PAPER = "#fbfaf6"
INK = "#1d2126"
SOFT = "#565f69"
FAINT = "#b4bac1"
CAME = "#27435e"
OTHER = "#8a5a00"
ABSENT = "#b92d1a"
GREY = "#5f6670"
APART = 10  # closer shades are mixed up by Pillow, which looks them up in coarser steps


def palette() -> Image.Image:
    """An image whose palette holds every shade that a smooth edge on the paper needs."""
    paper, shades = ImageColor.getrgb(PAPER), []
    for colour in (INK, SOFT, FAINT, CAME, OTHER, ABSENT, GREY):
        full = ImageColor.getrgb(colour)
        steps = (max(paper) - min(full)) // APART
        for step in range(1, steps + 1):
            shades += [round(a + (b - a) * step / steps) for a, b in zip(paper, full, strict=True)]
    image = Image.new("P", (1, 1))
    image.putpalette([*paper, *shades])
    return image
