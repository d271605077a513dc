"""Filters: marks, choices and the rules that hide."""

from explainer import facets
from explainer.links import Index
from explainer.records.happenings import Event, Meeting


def test_a_name_without_values_keeps_an_empty_mark() -> None:
    assert facets.marks({"topics": ("osce", "yalta"), "body": ()}) == "topics:osce topics:yalta body:"


def test_choices_come_in_the_order_of_their_words_and_are_counted() -> None:
    made = facets.choices("topics", "Topic", [("b", "a"), ("b",)], {"a": "First", "b": "Second", "c": "Third"})
    assert made.options == [facets.Option("topics:a", "First", 1), facets.Option("topics:b", "Second", 2)]


def test_a_filter_that_would_not_divide_is_left_out() -> None:
    event = Event.model_validate(
        {"title": "A", "summary": "a", "date": "1975", "explanation": "a", "topics": ["osce"], "unverified": ["date"]}
    )
    index = Index({"a": event}, {"a": Event}, ())
    assert list(facets.filters(index, Event)) == []


def test_words_are_labels_of_the_vocabulary_or_titles_of_records() -> None:
    index = Index({}, {}, ())
    assert facets.words(index, Meeting, "status")["held"] == "Held"
    assert facets.words(index, Meeting, "body") == {}


def test_a_rule_hides_what_could_have_the_mark_and_lacks_it() -> None:
    rule = facets.style_sheet(["body:osce"])
    assert '.filtered:has([value="body:osce"]:checked) [data-is*="body:"]:not([data-is~="body:osce"])' in rule
    assert rule.endswith("{display:none}\n")
