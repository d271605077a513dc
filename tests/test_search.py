"""What the search is given to find a record by."""

import pytest

from explainer import search
from explainer.records.actors import Person
from explainer.records.words import Source

PAGE = '<nav>Home</nav><article><p class="kicker">person</p><h1>Name</h1>{}<h2 id="sources">Sources</h2><p>Last</p>'
PERSON = {"sources": ({"source": "some-paper"},), "summary": "Came."}


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Łódź", "Lodz"),
        ("Kęstutis", "Kestutis"),
        ("Lajčák", "Lajcak"),
        ("Vollebæk", "Vollebaek"),
        ("Türkiye", "Turkiye"),
        ("Straße", "Strasse"),
        ("Ąžubalis", "Azubalis"),
        ("Ke\u0328stutis", "Kestutis"),
        ("Козырёв", "Козырев"),
        ("Сибіга, Андрій", "Сибіга, Андрій"),
        ("3 × 4 ÷ 2", "3 × 4 ÷ 2"),
    ],
)
def test_folding_takes_accents_from_latin_letters_only(written: str, typed: str) -> None:
    assert search.fold(written) == typed


def test_every_name_is_given_once_and_new_words_without_accents() -> None:
    native = {"name": "Кястутіс", "lang": "uk"}
    person = Person.model_validate(
        PERSON | {"title": "Kęstutis Ąžuolas", "aliases": ("Kestutis", "Ąžuolas"), "native": native}
    )
    assert search.searched(person, person.title, PAGE).names == ("Kestutis", "Ąžuolas", "Кястутіс", "Azuolas")


def test_words_of_the_text_are_given_without_accents_unless_a_name_has_them() -> None:
    person = Person.model_validate(PERSON | {"title": "Łukasz"})
    html = PAGE.format("<p>Łukasz in Łódź &amp; <em>Kraków</em></p>")
    assert search.searched(person, person.title, html).text == (
        "<p>Łukasz in Łódź &amp; Kraków</p><p>Without accents: Krakow, Lodz</p>"
    )


def test_blocks_stay_apart_and_marks_and_lists_of_links_stay_out() -> None:
    html = PAGE.format(
        '<dl><div><dt>Born</dt><dd>1945 <a class="cite" href="#source-a">1</a></dd></div></dl>'
        '<p class="aliases">Also written: Ada</p><p>She <a href="../b/">came</a>.</p>'
    )
    assert list(search.paragraphs(html)) == ["Born: 1945", "She came."]


def test_a_short_title_weighs_more_than_a_long_one_and_a_source_least() -> None:
    source = {"summary": "Tells.", "publisher": "P", "lang": "en", "tier": "press", "read": "excerpt", "title": "Ada"}
    short, long = (Person.model_validate(PERSON | {"title": title}) for title in ("Ada", "Ada of the Fields"))
    weights = [
        search.searched(record, record.title, PAGE).weight for record in (short, long, Source.model_validate(source))
    ]
    assert weights == sorted(weights, reverse=True)
    assert weights[2] < weights[1] / 3
