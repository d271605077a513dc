"""The venues as GeoJSON after RFC 7946: a point for each place where something happened."""

from typing import Any

from explainer.exports import documents
from explainer.figures.venues import Venue, venues
from explainer.links import Index


def geojson(index: Index) -> str:
    """Longitude comes first, as the standard has it; `happened` lists the ids of meetings and events."""
    return documents.text({"type": "FeatureCollection", "features": [_feature(index, one) for one in venues(index)]})


def _feature(index: Index, venue: Venue) -> dict[str, Any]:
    place = venue.place
    return {
        "type": "Feature",
        "id": venue.id,
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {
            "title": place.title,
            "address": f"places/{venue.id}/",
            "happened": list(venue.happened),
            "titles": [index.records[id].title for id in venue.happened],
        },
    }
