"""An index in which every piece of free text is the same value, and values that are hard to write down."""

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from explainer.links import Index, link
from explainer.load import Entry
from explainer.records import BY_FOLDER

HARD = "one\ntwo, \"three\" 'four' \\ back {a} }b{ 50% & $x_1 #2 ~^ Łódź Сибіга 🪑 </script><!-- ]]> " + "x" * 4000
ANY = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff\u061c\u200e\u200f"
    )
    | st.sampled_from("\n\t"),
    min_size=1,
).filter(str.strip)
RECORDS: dict[str, dict[str, Any]] = {
    "meetings/first": {
        "date": "1999-12-15/1999-12-16",
        "status": "held",
        "form": "ministerial",
        "body": "council",
        "number": "1",
        "place": "town",
        "states": ["land"],
        "background": "~",
        "participation": [
            {
                "office": "minister",
                "status": "absent",
                "represented_as": "~",
                "unverified": "true",
                "reason_given": [{"by": "~", "text": "~", "sources": [{"source": "minutes", "at": "~"}]}],
            }
        ],
    },
    "events/pact": {"date": "1939-08", "place": "town", "people": ["ada"], "explanation": "~"},
    "people/ada": {"state": "land", "born": "1950~", "roles": [{"title": "~", "during": "1990/.."}]},
    "quotes/words": {
        "form": "quotation", "text": "~", "lang": "en", "stated": "~", "speaker": "ada", "occasion": "~",
        "date": "1999-12-15", "route": "direct", "source": {"source": "minutes", "note": "~"},
    },
    "claims/said": {
        "label": "claim", "whose": "~", "holder": "ada", "stated": {"source": "minutes"}, "verdict": "imprecise",
        "finding": "~", "supported": [{"text": "~", "strength": "strong"}],
    },
    "principles/idea": {"explanation": "~"},
    "bodies/council": {"explanation": "~"},
    "offices/minister": {
        "short": "~", "state": "land", "holders": [{"person": "ada", "during": "1998-01-01/..", "unverified": "true"}],
    },
    "states/land": {"memberships": [{"body": "council", "during": "1995/..", "standing": "~"}]},
    "places/town": {"latitude": "50.5", "longitude": "4.25", "belonged": [{"state": "land", "note": "~"}]},
    "sources/minutes": {
        "publisher": "~", "authors": ["~"], "published": "1999-12", "url": "https://example.org/?a=1&b=2", "lang": "en",
        "tier": "press", "read": "whole",
    },
    "terms/word": {"definition": "~", "see": ["town"]},
}  # fmt: skip


def index(value: str) -> Index:
    """The records above with the value in place of every ~."""
    entries = {}
    for path, own in RECORDS.items():
        folder, _, id = path.partition("/")
        common = {"title": "~", "aliases": ["~", "~"], "summary": "~", "unverified": ["summary"]}
        record = BY_FOLDER[folder].model_validate(_put(common | own, value))
        at = f"data/{path}.yml"
        entries[id] = Entry(id, BY_FOLDER[folder], at, Path(at), b"", record)
    return link(entries)[0]


def _put(part: Any, value: str) -> Any:
    if isinstance(part, dict):
        return {key: _put(inner, value) for key, inner in part.items()}
    if isinstance(part, list):
        return [_put(inner, value) for inner in part]
    return value if part == "~" else part
