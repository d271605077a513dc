"""Feeds of changes: read back by feedparser, with ids that never change."""

import json
import re
import warnings
from typing import Any

import pytest
from hypothesis import example, given, settings

from explainer import plain_text
from explainer.building import Edition, Site
from explainer.corrections import Correction
from explainer.exports import changes
from exports.making import ANY, HARD, index

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import feedparser

HERE = Edition("The Empty Chair", "https://example.org/chairs/", "2025-12-31")
MARKDOWN = re.compile(r"[!-/:-@\[-`{-~]")


def correction(date: str = "2026-12-01", what: str = "x", why: str = "y", records: tuple[str, ...] = ()) -> Correction:
    return Correction.model_validate({"date": date, "records": records, "what": what, "why": why})


@given(value=ANY)
@example(value=HARD)
@settings(max_examples=50)
def test_both_feeds_read_back_equal(value: str) -> None:
    made = index(value)
    log = (correction(records=("ada", "minutes")),)
    feed = feedparser.parse(changes.atom(log, made, HERE), sanitize_html=False)
    assert not feed.bozo
    [entry] = feed.entries
    related = [link.title for link in entry.links if link.rel == "related"]
    assert related == [value, value]
    named = HERE._replace(name=value)
    assert json.loads(changes.json_feed(log, made, named))["title"] == f"{value}: changes to the records"


@given(value=ANY)
@example(value=HARD)
@example(value="Ã©")
@settings(max_examples=100)
def test_what_an_entry_tells_reads_back_equal_in_both_feeds(value: str) -> None:
    written = MARKDOWN.sub(r"\\\g<0>", value)
    log, told = (correction(what=written, why=written),), " ".join(value.split())
    feed = feedparser.parse(changes.atom(log, index("x"), HERE))
    [item] = json.loads(changes.json_feed(log, index("x"), HERE))["items"]
    assert not feed.bozo
    assert item["content_text"] == f"{told} {told}"
    assert feed.entries[0].content[0].value == _mended(item["content_text"])
    assert feed.entries[0].content[0].type == "text/plain"
    assert feed.entries[0].title == _mended(item["title"])
    assert told.startswith(item["title"].removesuffix("…"))


def test_no_sign_that_a_feed_cannot_hold_is_let_in() -> None:
    """What XML 1.0 leaves out of its characters, but for the halves of pairs, which are no UTF-8."""
    left_out = [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]
    assert [number for number in left_out if not list(plain_text.hidden(chr(number)))] == []


def test_what_is_told_is_told_in_both_feeds() -> None:
    what = "[[ada]] came, & “<b>not</b>” Bob 🪑 " + "again and " * 400 + "again."
    log, made = (correction(what=what),), index("Ada")
    [entry] = feedparser.parse(changes.atom(log, made, HERE)).entries
    [item] = json.loads(changes.json_feed(log, made, HERE))["items"]
    assert item["content_text"] == f"Ada came{what.removeprefix('[[ada]] came')} y"
    assert entry.content[0].type == "text/plain"
    assert entry.content[0].value == item["content_text"]
    assert (entry.id, entry.link) == (item["id"], item["url"])
    assert len(item["title"]) < 100


def test_ids_stay_when_later_changes_come_and_when_the_site_moves() -> None:
    made = index("x")
    first, second, third = (correction(what=one) for one in ("first", "second", "third"))
    before = [one.id for one in changes.entries((second, first), made, HERE)]
    after = [one.id for one in changes.entries((correction("2027-01-05"), third, second, first), made, HERE)]
    moved = [one.id for one in changes.entries((second, first), made, HERE._replace(address=""))]
    assert before == ["tag:the-empty-chair,2026:2026-12-01-2", "tag:the-empty-chair,2026:2026-12-01"]
    assert after[-2:] == before == moved
    assert len(set(after)) == 4


def test_the_published_feeds_tell_the_list(real: Site, files: dict[str, Any]) -> None:
    feed = feedparser.parse(files["feeds/changes.atom"])
    items = json.loads(files["feeds/changes.json"])["items"]
    assert [one.id for one in feed.entries] == [item["id"] for item in items]
    assert all(one.link.startswith("https://example.org/chairs/corrections/#") for one in feed.entries)
    assert feed.feed.updated == max(item["date_published"] for item in items)


def test_without_an_address_only_the_feed_that_allows_it_has_links() -> None:
    nowhere, made, log = Edition("The Empty Chair"), index("x"), (correction(records=("ada",)),)
    assert b'href="../people/ada/"' in changes.atom(log, made, nowhere)
    told = json.loads(changes.json_feed(log, made, nowhere))
    assert not {"home_page_url", "feed_url"} & told.keys()
    assert "url" not in told["items"][0]


@pytest.mark.parametrize("log", [(), (correction(),)])
def test_a_feed_says_when_it_changed(log: tuple[Correction, ...]) -> None:
    feed = feedparser.parse(changes.atom(log, index("x"), HERE))
    assert feed.feed.updated == ("2026-12-01T00:00:00Z" if log else "2025-12-31T00:00:00Z")


def _mended(text: str) -> str:
    """Letters that look like UTF-8 read as Latin-1, such as Ã©, are a mistake to feedparser, which mends them."""
    try:
        return text.encode("iso-8859-1").decode("utf-8")
    except UnicodeError:
        return text
