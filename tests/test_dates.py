"""EDTF dates: against the edtf library, and in words."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from explainer.records import dates


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1945-02-04/1945-02-11", "4–11 February 1945"),
        ("1991-11-30/1991-12-01", "30 November – 1 December 1991"),
        ("1975-08-01", "1 August 1975"),
        ("1999-12", "December 1999"),
        ("1973", "1973"),
        ("2003~", "about 2003"),
        ("2003-03?", "March 2003 (uncertain)"),
        ("2003%", "about 2003 (uncertain)"),
        ("1995-01-01/..", "since 1 January 1995"),
        ("../1994-12-31", "until 31 December 1994"),
        ("1939-09/1945-05", "September 1939 – May 1945"),
        ("1973-07/1973-09", "July – September 1973"),
        ("1973/1975", "1973 – 1975"),
        ("2024-02-29", "29 February 2024"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert dates.parse(text).words == words


@pytest.mark.parametrize(
    "text",
    ["", "..", "../..", "1975-13", "1975-00", "1975-02-30", "2023-02-29", "0000", "75", "1975-8-1",
     "1975-08-01/1975-07-01", "1975/1976/1977", "1975 - 1976", "١٩٧٥", "1975-08-01T12:00", "no", "/1990", "1990/"],
)  # fmt: skip
def test_no_date(text: str) -> None:
    with pytest.raises(ValueError, match='"'):
        dates.parse(text)


@given(
    st.dates(min_value=date(1, 1, 1)), st.sampled_from(["day", "month", "year"]), st.sampled_from(["", "?", "~", "%"])
)
def test_bounds_agree_with_the_edtf_library(day: date, precision: str, qualifier: str) -> None:
    text = day.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]]
    theirs, ours = parse_edtf(text + qualifier), dates.parse(text + qualifier)
    assert (ours.first.timetuple()[:3], ours.last.timetuple()[:3]) == (
        tuple(theirs.lower_strict())[:3],
        tuple(theirs.upper_strict())[:3],
    )
    assert ours.precision == precision
