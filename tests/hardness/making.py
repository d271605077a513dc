"""Data as nobody should write them: YAML, prose, dates, ids and addresses, some nearly right and most not."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from hypothesis import strategies as st

from explainer.problems import UNSEEN
from explainer.records import KINDS
from hardness.holding import WHOLE

Loc = tuple[str | int, ...]
ROOT = Path(__file__).parents[2]
TEXTS = {
    path.relative_to(WHOLE).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted((WHOLE / "data").rglob("*.yml"))
}
VALUES = {name: yaml.load(text, Loader=yaml.BaseLoader) for name, text in TEXTS.items()}
PAGES = {path.relative_to(WHOLE).as_posix(): path.read_text(encoding="utf-8") for path in WHOLE.glob("docs/*.md")}
REAL = [
    path.read_text(encoding="utf-8")
    for kind in KINDS
    for path in islice(sorted((ROOT / "data" / kind.folder).glob("*.yml")), 3)
]
KEYS = sorted({key for value in VALUES.values() for key in value} | {"office", "source", "by", "text", "during", "at"})

MARKUP = (
    "<script>boom()</script>", '"><img src=x onerror=boom()>', "'><svg/onload=boom()>", "</title>", "</script>",
    "</template>", "</style><style>*{x:expression(boom())}", "</textarea>", "<!--", "-->", "<![CDATA[", "]]>",
    "<!--<script>", "<plaintext>", "<base href=//evil.example>", "&lt;b&gt;", "&amp;", "&#60;b&#62;", "&#x0;", "&nbsp",
    "{{ 7 * 7 }}", "{% raw %}", "{# x", "{{", "}}", "{: onclick=boom() #id .md-x }", "{onclick=boom()}", "${boom()}",
    "javascript:boom()", "JaVaScRiPt&colon;boom()", "data:text/html,<script>boom()</script>", "vbscript:x",
    "[a](javascript:boom())", "[a](http://x 'y')", "[a](<http://x y>)", "![a](x)", "[a]: http://x", "<http://x>",
    "[a](//evil.example/)", "[a](http://x&#34;onclick=boom())", "[a](data:text/html;base64,PHN2Zz4=)", "[a][b]",
    "[[minutes]]", "[[minutes|words]]", "[[minutes|<b>]]", "[[", "]]", "[[a|b|c]]", "[[]]", "[[|x]]", "[[../x]]",
    "**", "*", "_", "`", "```", "~~~", "# ", "## x {#y}", "> ", "- ", "1. ", "    code", "\t", "|a|b|\n|-|-|", "---",
    "===", "\\", "\\\n", "  \n", "\n", "\n\n", "\r", "\r\n", "\x85", "\u2028", "\x00", "\x1b[31m", "\x07", "\ufeff",
    "\ufffe", "\u202e", "\u2066", "\u200b", "\u200d", "\u00ad", "\u0301", "\U0001f9d1\u200d\U0001f9b0", "\U0001fa91",
    "\U0010ffff", "İ", "ß", "ŉ", "ﬁ", "Ω", "Сибіга", "العربية", "=1+1", "@SUM(A1)", "+1", "-1", ";", ",", "'", '"', "“",
    "__proto__", "constructor", "None", "null", "true", "~", "0", "-0", "1e999", "NaN", "%s %d {0} {x}", "\\u003c",
    "not known", "not stated", "the minutes", "The Conference", "CONF", "...", "[…]", "x" * 300, "a b " * 60, " ",
)  # fmt: skip
WORDS = st.sampled_from(["She", "came", "home", "to", "the", "table", "in", "1999", "and", "nobody", "else", ".", " "])
LETTERS = st.text(max_size=12)
PROSE = st.lists(st.sampled_from(MARKUP) | WORDS | LETTERS, min_size=1, max_size=8).map("".join)
LONG = st.builds(lambda text, times: text * times, st.sampled_from(MARKUP), st.integers(2, 600))
TEXT = PROSE | PROSE | PROSE | LONG

POINT = st.builds(
    lambda year, rest, sign: f"{year}{rest}{sign}",
    st.integers(0, 9999).map("{:04}".format) | st.sampled_from(["0001", "9999", "1999", "-001", "99999", "1９99", ""]),
    st.sampled_from(
        ["", "-01", "-12", "-13", "-00", "-02-29", "-12-31", "-01-01", "-1", "-21", "-06-31", "-XX", "-0１"]
    ),
    st.sampled_from(["", "", "", "~", "?", "%", "u", "Z", "T00:00", " "]),
)
DATES = st.lists(POINT | st.sampled_from(["..", "", "open", "today"]), min_size=1, max_size=3).map("/".join) | LETTERS

IDS = st.sampled_from(
    [
        *("minutes", "Minutes", "council", "ada-field", "aville", "first-council", "peace", "geo", "index"),
        *("constructor", "con", "nul", "0", "a" * 80, "a" * 81, "a--b", "-a", "a-", "a_b", "../x", "a/b", "á", "а", ""),
        *("a b", "a%2fb", "a?b", "a#b", "a\n", "source-minutes", "cards", "preview", "404", "sources", "minister"),
    ]
) | st.from_regex(r"[a-z0-9-]{1,20}", fullmatch=True)  # fmt: skip

URLS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(
            [
                *("http://", "https://", "HTTPS://", "http:", "http:/", "//", "javascript:", "JAVASCRIPT://", "data:"),
                *(
                    "ftp://",
                    "file:///",
                    "vbscript:",
                    " https://",
                    "\thttps://",
                    "java\nscript:",
                    "https:\\\\",
                    "blob:",
                    "",
                ),
            ]
        ),
        st.sampled_from(
            [
                *(
                    "example.org",
                    "EXAMPLE.org:80",
                    "user@example.org",
                    "a:b@example.org",
                    "[::1]",
                    "[::1",
                    "[v1.x]",
                    "",
                ),
                *(
                    "bücher.example",
                    "xn--bcher-kva.example",
                    "пример.рф",
                    "example.org:99999",
                    "example.org:x",
                    "1.2.3",
                ),
                *(
                    "%00",
                    "a..b",
                    "ex ample.org",
                    "evil.example\\@example.org",
                    "０.０.０.０",
                    "ⓔxample.org",
                    "℀.example",
                ),
            ]
        ),
        st.sampled_from(
            [
                "",
                "/",
                "/?a=1&b=2",
                "/#x",
                "/%",
                "/%zz",
                '/"onclick="boom()',
                "/'x",
                "/<b>",
                "/ä",
                "/🪑",
                "/a(b)",
                "/" * 300,
            ]
        ),
        st.sampled_from(["", "", "", "\u202e", "\x00", "\n", " ", "javascript:boom()", "]]", "{{ x }}", "&quot;"]),
    ),
)
SCALARS = TEXT | DATES | IDS | URLS | st.sampled_from(["", " ", "12", "-1", "0", "1.5", "99999999999", "true", "held"])
TREES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | LETTERS | PROSE, inner, max_size=4)
    ),
    max_leaves=8,
)
YAML = st.sampled_from(
    [
        *("&a ", "*a", "!!str ", "!<x> ", "!!python/object:os.system ", "<<: ", "? ", ": ", "- ", "| \n"),
        *("[", "]", "{", "}", ",", "#", "%YAML 1.1\n", "%TAG ! x\n", "---\n", "...\n", "@", "`", "\t", " ", "\n"),
        *("\\", "\\x", '"\\u202e"', '"\\ud800"', '"\\U00110000"', '"\\0"', '"\\N"', '"\\L"', "\r", "\x85"),
        *("&a [*a]", "&a {<<: *a}", "[" * 50, "{a: " * 50, "- " * 50, "\n" * 50, " " * 500, "a: b", "title: "),
        *("null", "~", "yes", "0o17", "1_000", "0x1F", "1:30", "2001-01-01", ".nan", "=", "<<", "{}", "!", "&"),
    ]
) | st.sampled_from(MARKUP)  # fmt: skip


class Leaf(NamedTuple):
    """One value of one record of the whole site."""

    path: str
    loc: Loc


def leaves(value: Any, loc: Loc = ()) -> Iterator[Loc]:
    """The place of every text in a value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if pairs is None:
        yield loc
    for key, inner in pairs or ():
        yield from leaves(inner, (*loc, key))


def placed(value: Any, loc: Loc, new: Any) -> Any:
    """The same value with another one at this place."""
    if not loc:
        return new
    step, *rest = loc
    if isinstance(value, list):
        return [placed(one, tuple(rest), new) if at == step else one for at, one in enumerate(value)]
    return {key: placed(one, tuple(rest), new) if key == step else one for key, one in value.items()}


def at(value: Any, loc: Loc) -> Any:
    """What stands at a place."""
    for step in loc:
        value = value[step]
    return value


def written(value: Any) -> str:
    """A value as YAML: JSON is YAML too, with what is not seen spelled as its number."""
    return UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


LEAVES = st.sampled_from([Leaf(path, loc) for path, value in VALUES.items() for loc in leaves(value)])
NODES = LEAVES.flatmap(lambda leaf: st.integers(0, len(leaf.loc)).map(lambda end: Leaf(leaf.path, leaf.loc[:end])))


@st.composite
def broken_yaml(draw: st.DrawFn) -> tuple[str, str]:
    """The path and text of a record that was cut, doubled, mixed and sprinkled with signs."""
    path = draw(st.sampled_from(sorted(TEXTS)))
    text = draw(st.just(TEXTS[path]) | st.sampled_from(REAL) | st.lists(YAML, max_size=30).map("".join))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 20)))
        sort = draw(st.sampled_from(["put", "put", "put", "cut", "double", "line", "end"]))
        if sort == "put":
            text = text[:start] + draw(YAML | TEXT) + text[start:]
        elif sort == "cut":
            text = text[:start] + text[end:]
        elif sort == "double":
            text = text[:end] + text[start:end] * draw(st.integers(1, 40)) + text[end:]
        elif sort == "line":
            lines = text.split("\n")
            lines.insert(draw(st.integers(0, len(lines))), lines[draw(st.integers(0, len(lines) - 1))])
            text = "\n".join(lines)
        else:
            text = text[:start]
    return path, text
