"""The whole site with mischief in every text of every record, and the places where a model takes none."""

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from explainer import quotes, yaml_text
from explainer.building import build
from explainer.records import BY_FOLDER, Record
from explainer.validation import validate
from hardness.making import VALUES, Loc, at, leaves, placed, written

BOOM = "window.boom = (window.boom || 0) + 1"
PAYLOADS = (
    f"<script>{BOOM}</script>",
    f'"><img src="//evil.example/x" onerror="{BOOM}">',
    f"'><svg onload='{BOOM}'>",
    f"</title><script>{BOOM}</script>",
    f"</script><script>{BOOM}</script>",
    f"<!--<script></script><script>{BOOM}</script>",
    f"</template></textarea></style><script>{BOOM}</script>",
    f'<iframe srcdoc="<script>parent.boom=1</script>"></iframe><object data="javascript:{BOOM}"></object>',
    f'" onmouseover="{BOOM}" autofocus onfocus="{BOOM}" x="',
    f"[words](javascript:{BOOM})",
    "[words](data:text/html,<script>alert(1)</script>)",
    f"{{{{ 7 * 7 }}}} {{% raw %}} {{# x #}} ${{{BOOM}}} {{: onclick={BOOM} }}",
    "</style><style>@import '//evil.example/x.css'; *{background:url(//evil.example/y)}",
    '<link rel="stylesheet" href="//evil.example/z.css"><base href="//evil.example/">',
    '<meta http-equiv="refresh" content="0">',
    f"&lt;script&gt;{BOOM}&lt;/script&gt; &#60;img src=x onerror={BOOM}&#62;",
    "`</code></pre>` ``` *[a]: b* \\ | # ~ ^ _ ]] [[",
    "ﷺ שלום العربية \U0001fa91\U0001f9d1\u200d\U0001f9b0 e\u0301\u0301\u0301 İß",
)
HIDDEN = ("\u202etxt.exe", "\u2028alert(1)", "a\u0000b", "\ufeff", "\u2066x\u2069")
KEPT = {"unverified", "result", "forms"}
Records = dict[str, Any]


def mischief(number: int, word: int = 0) -> str:
    """All payloads in another order each time, perhaps with a word of so many letters."""
    start = number % len(PAYLOADS)
    return " ".join((f"Hostile {number}", *PAYLOADS[start:], *PAYLOADS[:start], *(["W" * word] if word else [])))


def takes(path: str, value: Any) -> bool:
    """Whether the model of this kind takes these values."""
    return not _problems(path, value)


def texts() -> Iterator[tuple[str, Loc]]:
    """The place of every text in the whole site's records that may say anything."""
    for path, value in VALUES.items():
        for loc in leaves(value):
            if _kind(path) and not KEPT & set(loc) and takes(path, placed(value, loc, mischief(0))):
                yield path, loc


def narrow() -> Iterator[tuple[str, Loc]]:
    """The place of every other value: ids, dates, addresses, words of a list."""
    free = set(texts())
    for path, value in VALUES.items():
        yield from ((path, loc) for loc in leaves(value) if _kind(path) and (path, loc) not in free)


def write(root: Path) -> None:
    """Put mischief into every text of the site in this folder."""
    numbers = count()
    values = dict(VALUES)
    for path, loc in texts():
        number = next(numbers)
        values[path] = placed(values[path], loc, mischief(number, 4000 if number % 7 == 0 else 0))
    claim = "data/claims/first-time.yml"
    for position in (4, 5):
        title = at(values["data/meetings/first-council.yml"], ("title",))
        values[claim] = placed(values[claim], ("checks", position, "result"), title)
    log = yaml.safe_load((root / "data/corrections.yml").read_text(encoding="utf-8"))
    for one in log["corrections"]:
        one.update(date=str(one["date"]), what=mischief(next(numbers)), why=mischief(next(numbers)))
    values["data/corrections.yml"] = log
    for path, value in values.items():
        (root / path).write_text(written(value), encoding="utf-8")
    index = build(root).index
    found = dict.fromkeys(dict(index.of("quotes")), quotes.Finding("verbatim"))
    (root / quotes.LOCK).write_text(quotes.lock(index, found, {}, "2026-01-02"), encoding="utf-8")
    health = {f"https://example.org/{name}": _answer() for name in ("minutes?a=1&b=2", "archive/minutes")}
    (root / "data/health.json").write_text(json.dumps(health), encoding="utf-8")


def _answer() -> dict[str, str]:
    return {"state": "moved", "seen": "2026-01-02", "told": mischief(1), "to": "https://example.org/?<script>\"'"}


def _kind(path: str) -> type[Record] | None:
    return BY_FOLDER.get(path.split("/")[1])


def _problems(path: str, value: Any) -> list[Any]:
    document, problems = yaml_text.read(written(value), path)
    kind = _kind(path)
    return [*problems, *(validate(kind, document, path)[1] if kind and document.value else [])]
