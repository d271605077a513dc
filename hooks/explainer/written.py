"""Hand-written pages: [[id]] links, citations and figures put into docs/*.md before Markdown sees them."""

import json
import re
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from jinja2 import DictLoader, Environment, TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup, escape

from explainer import figures, plain_text, templating, yaml_text
from explainer.links import LINK, Index, place
from explainer.problems import Problem, closest
from explainer.records import Record

FRONT_MATTER = re.compile(r"\A-{3}[ \t]*\n(.*?\n)(?:-{3}|\.{3})[ \t]*\n", re.DOTALL)
CODE = re.compile(r"(^```.*?^```[ \t]*$)|(`[^`\n]+`)", re.DOTALL | re.MULTILINE)
CITED = re.compile(r"""\bcite\(\s*["']([^"']+)["']""")
BLOCK = re.compile(r"\s*<(?:figure|div|table|ul|ol|dl|section|article|p|aside)\b")
TAG_OR_SIGN = re.compile(r"(<[^>]*>)|(&#?\w+;)|(\A[-+=:\d]|[*_`\[\]\\!#~^{}])")
SIGN_IN_TAG = re.compile(r"[*_`\[\]\\]")
FOLD = re.compile(r"\s*[\r\n]\s*")


def texts(docs: Path) -> tuple[dict[str, str], list[Problem]]:
    """The hand-written pages by their place under docs/, front matter blanked so that lines keep their numbers."""
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted(docs.rglob("*.md")):
        uri = path.relative_to(docs).as_posix()
        where = f"{docs.name}/{uri}"
        try:
            text, wrong = plain_text.decode(path.read_bytes(), where, plain_text.MAX_LOG)
        except OSError:
            what, expected = "the page cannot be read", "check that it is a file, and who may read it"
            text, wrong = "", [Problem(where, 1, 1, what, expected, code="unreadable-file")]
        problems += wrong
        found[uri] = FRONT_MATTER.sub(lambda match: "\n" * match[0].count("\n"), text.replace("\r\n", "\n"))
    return found, problems


def description(path: Path) -> str:
    """What the front matter of a hand-written page says that the page tells; nothing where it says nothing."""
    return str(_front(path, "")[0].get("description") or "")


def moved(docs: Path, uris: Iterable[str]) -> tuple[dict[str, str], list[Problem]]:
    """The addresses that hand-written pages once had, by `formerly:` in their front matter, and the page there now.

    Front matter with a mistake is told here: MkDocs would show it to readers as text.
    """
    known = tuple(uris)
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for uri in known:
        front, wrong = _front(docs / uri, f"{docs.name}/{uri}")
        problems += wrong
        names = front.get("formerly")
        for old in map(str, names if isinstance(names, list) else ()):
            if f"{old}.md" in known or found.setdefault(f"{old}/", uri) != uri:
                what = f'the former address "{old}" is that of another page'
                problems.append(Problem(f"{docs.name}/{uri}", 1, 1, what, "choose another", code="id-taken"))
    return found, problems


def links_only(text: str) -> str:
    """The text with code blanked out: what stands in code is shown, not followed."""
    return CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def unknown_sources(texts: Mapping[str, str], index: Index, docs: str = "docs") -> Iterator[Problem]:
    """Each cite("…") that names no source."""
    for uri, text in texts.items():
        for match in CITED.finditer(links_only(text)):
            if wrong := index.target_problem(match[1], ("sources",)):
                yield Problem(f"{docs}/{uri}", *place(text, match.start(1)), **wrong)


def page(uri: str, text: str, index: Index, env: Environment, docs: str = "docs") -> tuple[str, list[Problem]]:
    """The Markdown of a hand-written page with links, citations and figures in place, or what is wrong with it."""
    path = f"{docs}/{uri}"
    numbers = {id: number for number, id in enumerate(dict.fromkeys(CITED.findall(links_only(text))), 1)}
    own = env.overlay(finalize=_for_markdown, loader=DictLoader({path: _as_calls(text)}))
    root = "../" * (uri.count("/") + (not uri.endswith("index.md")))
    try:
        return own.get_template(path).render(**_tools(index, env, root, numbers)), []
    except TemplateSyntaxError as error:
        what = f"the figure or link is not written right: {error.message}"
        return "", [Problem(path, error.lineno, 1, what, code="bad-figure")]
    except Exception as error:
        told = str(error.args[0] if error.args else error)
        what, expected = f"this cannot be drawn: {told}", "check the name and the values"
        return "", [Problem(path, _line(error), 1, what, expected, code="bad-figure")]


def _front(path: Path, place: str) -> tuple[dict[str, object], list[Problem]]:
    """The front matter of a page; nothing where it has none that can be read."""
    head = FRONT_MATTER.match(plain_text.read(path).replace("\r\n", "\n"))
    if not head:
        return {}, []
    document, problems = yaml_text.read(f"\n{head[1]}", place)  # its first line is the second of the page
    what, expected = "the front matter cannot be read", "between the two lines --- write lines of the form key: value"
    told = [replace(one, what=what, expected=expected) if one.code == "not-a-record" else one for one in problems]
    return document.value if isinstance(document.value, dict) else {}, told


def _tools(index: Index, env: Environment, root: str, numbers: Mapping[str, int]) -> dict[str, object]:
    def cite(id: str, at: str = "") -> Markup:
        where = f", {at}" if at else ""
        return Markup('<a class="cite" data-search-exclude="true" href="#source-{0}" title="{1}{2}">{3}</a>').format(
            id, index.records[id].title if id in index.records else id, where, numbers[id]
        )

    def record(id: str) -> Record:
        if id not in index.records:
            near = closest(id, index.records)
            raise LookupError(f'there is no record "{id}"' + (f'; did you mean "{near}"?' if near else ""))
        return index.records[id]

    tables = {name: partial(rows, index) for name, rows in figures.TABLES.items()}
    context = templating.toolbox(index, env)(root) | {
        "numbers": numbers,
        "cite": cite,
        "record": record,
        "tables": tables,
        **figures.DRAWN,
    }
    return context | {"figure": _Figures(env, context)}


class _Figures:
    """figure.name is the macro `name` in templates/figures/name.html.j2, which may use all that the page may."""

    def __init__(self, env: Environment, context: Mapping[str, object]) -> None:
        self._env, self._context = env, context

    def __getattr__(self, name: str) -> object:
        try:
            template = self._env.get_template(f"figures/{name}.html.j2")
        except TemplateNotFound:
            raise LookupError(f'there is no figure "{name}"') from None
        return getattr(template.make_module({**self._context, "figure": self}), name)


def _as_calls(text: str) -> str:
    """[[id|words]] outside code as calls of link(), line by line the same."""
    code = [match.span() for match in CODE.finditer(text)]

    def call(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in code):
            return match[0]
        arguments = ", ".join(json.dumps(part, ensure_ascii=False) for part in (match[1], match[2] or ""))
        return "{{ link(" + arguments + ") }}"

    return LINK.sub(call, text)


def _for_markdown(value: object) -> object:
    """What a call gives, safe from Markdown: blocks as they are, else one line with its signs as entities."""
    made = escape(value)
    if BLOCK.match(made):
        return Markup(re.sub(r"\n\s*", "\n", made.strip()))
    return Markup(TAG_OR_SIGN.sub(_without_signs, FOLD.sub(" ", made.strip())))


def _without_signs(match: re.Match[str]) -> str:
    """Markdown looks for links and code before it looks for tags, so signs inside a tag count as well."""
    return SIGN_IN_TAG.sub(_entity, match[1]) if match[1] else match[2] or _entity(match)


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _line(error: BaseException) -> int:
    """The line of the page at which drawing failed, from the deepest frame that belongs to the page itself."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return (frames[-1].lineno if frames else 1) or 1
