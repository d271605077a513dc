"""The light colours of docs/style.css, and the few hundred shades between each of them and the paper."""

from PIL import Image, ImageColor

PAPER = "#fbfaf6"
INK = "#1d2126"
SOFT = "#565f69"
FAINT = "#b4bac1"
CAME = "#27435e"
OTHER = "#8a5a00"
ABSENT = "#b92d1a"
GREY = "#5f6670"
STEPS = 24  # shades from the paper to a colour; with seven colours they fit into a palette of 256


def palette() -> Image.Image:
    """An image whose palette holds every shade that a smooth edge on the paper needs."""
    paper = ImageColor.getrgb(PAPER)
    shades = [
        round(ground + (full - ground) * step / STEPS)
        for colour in (INK, SOFT, FAINT, CAME, OTHER, ABSENT, GREY)
        for step in range(1, STEPS + 1)
        for ground, full in zip(paper, ImageColor.getrgb(colour), strict=True)
    ]
    image = Image.new("P", (1, 1))
    image.putpalette([*paper, *shades])
    return image
