"""The map of the venues: coasts and places by one projection, names where they do not cover one another.

Coasts are Natural Earth's 1:50m land (public domain), cut to Europe, simplified to 0.05 degrees, islets left out; rings
of [longitude, latitude] in coast.json. Borders are left out, for they moved within the years that the site covers.
The projection is Lambert's azimuthal equal-area one about 50° N 14° E.
"""

import json
from collections.abc import Iterable
from math import cos, radians, sin, sqrt
from pathlib import Path
from typing import NamedTuple

from explainer.links import Index
from explainer.records.actors import Place

COAST = Path(__file__).parent / "coast.json"
CENTRE = (50.0, 14.0)
SIZE = (1000, 750)
SCALE = 1480
SHIFT = (525, 345)
LETTER = 9.6
LINE = 20
HERE = ("Meetings held here", "Events")


class Venue(NamedTuple):
    """A place where something happened: where it is drawn, how large, where its name stands (none: off the map)."""

    id: str
    place: Place
    happened: tuple[str, ...]
    x: float
    y: float
    radius: float
    name_at: tuple[float, float, str] | None


def coast() -> str:
    """The outline of the land as an SVG path."""
    rings = json.loads(COAST.read_text(encoding="utf-8"))
    return "".join("M" + "L".join(_pair(*project(latitude, lon)) for lon, latitude in ring) + "z" for ring in rings)


def venues(index: Index) -> list[Venue]:
    """The places with their meetings and events; those with most get their names first."""
    found: list[tuple[str, Place, tuple[str, ...]]] = []
    for id, place in index.of("places"):
        happened = dict.fromkeys(link.origin for link in index.backlinks.get(id, ()) if link.label in HERE)
        if isinstance(place, Place) and happened:
            found.append((id, place, tuple(happened)))
    found.sort(key=lambda each: (-len(each[2]), each[0]))
    taken = [_dot(place, len(here)) for _, place, here in found]
    made = []
    for id, place, here in found:
        x, y = project(place.latitude, place.longitude)
        radius = _radius(len(here))
        name_at = _name(place.title, x, y, radius, taken) if 0 <= x <= SIZE[0] and 0 <= y <= SIZE[1] else None
        made.append(Venue(id, place, here, round(x, 1), round(y, 1), radius, name_at))
    return made


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Degrees to the picture: x to the right, y down."""
    first, lat, lon = radians(CENTRE[0]), radians(latitude), radians(longitude - CENTRE[1])
    k = sqrt(2 / (1 + sin(first) * sin(lat) + cos(first) * cos(lat) * cos(lon)))
    east = k * cos(lat) * sin(lon)
    north = k * (cos(first) * sin(lat) - sin(first) * cos(lat) * cos(lon))
    return SHIFT[0] + SCALE * east, SHIFT[1] - SCALE * north


def rows(index: Index) -> list[dict[str, str]]:
    """Every venue as text, for the table and the download."""
    return [
        {
            "place": venue.place.title,
            "latitude": str(venue.place.latitude),
            "longitude": str(venue.place.longitude),
            "meetings_and_events": str(len(venue.happened)),
            "what": "; ".join(index.records[id].title for id in venue.happened),
            "id": venue.id,
        }
        for venue in venues(index)
    ]


def _radius(number: int) -> float:
    """The area of a dot grows with the number of meetings and events."""
    return round(5 * sqrt(number) + 1, 1)


def _dot(place: Place, number: int) -> tuple[float, float, float, float]:
    x, y = project(place.latitude, place.longitude)
    radius = _radius(number)
    return (x - radius, y - radius, x + radius, y + radius)


def _name(
    name: str, x: float, y: float, radius: float, taken: list[tuple[float, float, float, float]]
) -> tuple[float, float, str]:
    """The side of the dot on which the name covers least of what is there; its box is added to what is taken."""
    wide, gap = LETTER * len(name), radius + 4
    sides = [
        ((x + gap, y - LINE / 2, x + gap + wide, y + LINE / 2), (x + gap, y + 6, "start")),
        ((x - gap - wide, y - LINE / 2, x - gap, y + LINE / 2), (x - gap, y + 6, "end")),
        ((x - wide / 2, y - gap - LINE, x + wide / 2, y - gap), (x, y - gap - 3, "middle")),
        ((x - wide / 2, y + gap, x + wide / 2, y + gap + LINE), (x, y + gap + 14, "middle")),
    ]
    box, place = min(sides, key=lambda side: _covered(side[0], taken))
    taken.append(box)
    return round(place[0], 1), round(place[1], 1), place[2]


def _covered(box: tuple[float, float, float, float], taken: Iterable[tuple[float, float, float, float]]) -> float:
    """The area of a box that is taken already or lies outside the picture."""
    left, top, right, bottom = box
    outside = max(0.0, right - SIZE[0], -left) * LINE
    shared = (
        max(0.0, min(right, other[2]) - max(left, other[0])) * max(0.0, min(bottom, other[3]) - max(top, other[1]))
        for other in taken
    )
    return outside + sum(shared)


def _pair(x: float, y: float) -> str:
    return f"{round(x)} {round(y)}"
