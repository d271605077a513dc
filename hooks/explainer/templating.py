"""What templates may call: the words of the vocabulary, links that know where they stand, sense as of a date."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from pydantic import BaseModel

from explainer import citing, claims, corrections, figures, mistakes, prose, quotes, sense
from explainer.links import Index
from explainer.records import KINDS, Record, dates, vocabulary
from explainer.records.actors import Office, Place
from explainer.records.dates import Edtf
from explainer.records.parts import Citation
from explainer.titles import ROMAN, language, script, title

Tools = Callable[..., dict[str, Any]]
DRAWN_ONCE = ("chair", "date", "entry", "item", "label", "source_line")
OPTIONS = ("templating.py", "written.py")
NO_EDITION = citing.Edition()


def environment(
    locked: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    edition: citing.Edition = NO_EDITION,
    offered: Iterable[object] = (),
    log: Sequence[tuple[str, corrections.Correction]] = (),
) -> Environment:
    """The templates: every value escaped, every missing name an error.

    `locked` tells how each quote was compared, `offered` what can be downloaded, `log` what was corrected, each under
    its anchor.
    """
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=FileSystemBytecodeCache(pattern=f"explainer-{_options()}-%s.cache"),
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals |= {
        "words": {name.lower(): table for name, table in vars(vocabulary).items() if name.isupper()},
        "kinds": KINDS,
        "locked": locked,
        "edition": edition,
        "offered": offered,
        "log": log,
        "corrections_of": corrections.of_records(log),
        "ways_to_cite": partial(citing.record_forms, edition),
        "comparisons": quotes.VERDICTS,
        "roman": ROMAN.__getitem__,
        "script": script,
        "computed": claims.compute,
        "chair_of": figures.chair_of,
        "chair_words": figures.CHAIRS,
        "codes": mistakes.CODES,
        "edtf": dates.parse,
    }
    return env


def _options() -> str:
    """Stands for how templates are compiled: Jinja keys its cache by their text only; these files have the options."""
    return sha256(b"".join(Path(__file__).with_name(name).read_bytes() for name in OPTIONS)).hexdigest()[:12]


def toolbox(index: Index, env: Environment) -> Tools:
    """A function from a page's place to what its templates may call.

    Its `root` leads from the page to the top of the site; a `record` numbers its citations. What all pages of one depth
    share is made once.
    """
    shared = cache(partial(_shared, index, env))

    def tools(root: str, record: Record | None = None) -> dict[str, Any]:
        return shared(root) | _numbered(record)

    return tools


def _numbered(record: Record | None) -> dict[str, Any]:
    """The sources of a record in the order in which its page cites them, each with the places cited."""
    shown: dict[str, list[str]] = {}
    for citation in _citations(record) if record else ():
        places = shown.setdefault(citation.source, [])
        told = ": ".join(part for part in (citation.at, citation.note) if part)
        places += [told] if told and told not in places else []
    return {"numbers": {source: number for number, source in enumerate(shown, 1)}, "places": shown}


def _shared(index: Index, env: Environment, root: str) -> dict[str, Any]:
    """What does not depend on the record; of the macros `m`, those that are asked for the same again draw it once."""
    link = cache(partial(_link, index, root))
    context = {
        "index": index,
        "root": root,
        "link": link,
        "title": cache(partial(title, index)),
        "language": cache(partial(language, index)),
        "inline": lambda text: prose.html(text, link, inline=True),
        "prose": lambda text: prose.html(text, link),
        "name_on": partial(_name_on, index),
        "holder_on": partial(_holder_on, index),
        "state_on": partial(_state_on, index),
        "posts": sense.posts(index),
        "each": lambda draw, items: Markup("".join(map(draw, items))),
    }
    macros = vars(env.get_template("macros.html.j2").make_module(context))
    return context | {"m": SimpleNamespace(**macros | {name: cache(macros[name]) for name in DRAWN_ONCE})}


def _citations(part: BaseModel) -> Iterator[Citation]:
    """Every citation of a record, in the order in which its page shows them."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Citation):
                yield inner
            elif isinstance(inner, BaseModel):
                yield from _citations(inner)


def _link(index: Index, root: str, id: str, words: str = "") -> Markup:
    """A link to a record under its title or the given words; bare words where the record has a mistake."""
    shown = escape(words or title(index, id))
    if id in index.written:
        address = re.sub(r"(^|/)index$", r"\1", id.removeprefix("docs/").removesuffix(".md"))
        return Markup(f'<a href="{root}{escape(address and f"{address}/")}">{shown}</a>')
    if id not in index.kinds:
        return shown
    lang = "" if words else language(index, id)
    return Markup(f'<a href="{root}{index.kinds[id].folder}/{id}/"{lang}>{shown}</a>')


def _name_on(index: Index, id: str, when: Edtf) -> str:
    record = index.records.get(id)
    name = sense.name_on(record, when) if record else None
    return name.name if name else title(index, id)


def _holder_on(index: Index, office: str, when: Edtf) -> str | None:
    record = index.records.get(office)
    found = sense.holder(record, when) if isinstance(record, Office) else None
    return found.person if found else None


def _state_on(index: Index, place: str, when: Edtf) -> str | None:
    record = index.records.get(place)
    return sense.state_on(record, when) if isinstance(record, Place) else None
