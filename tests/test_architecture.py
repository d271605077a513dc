"""The core knows no site generator, and its modules import one way only."""

import ast
from pathlib import Path

HOOKS = Path(__file__).parent.parent / "hooks"
ORDER = (
    "",
    "mistakes",
    "problems",
    "report",
    "records",
    "memory",
    "workers",
    "plain_text",
    "yaml_text",
    "validation",
    "load",
    "layout",
    "links",
    "titles",
    "prose",
    "corrections",
    "citing",
    "sense",
    "causes",
    "claims",
    "facets",
    "figures",
    "quotes",
    "health",
    "templating",
    "cards",
    "search",
    "render",
    "written",
    "contract",
    "exports",
    "machines",
    "schemas",
    "skeleton",
    "pictures",
    "policy",
    "frames",
    "site",
    "swap",
    "finding",
    "output",
    "preview",
    "building",
    "tree",
    "impact",
    "review",
    "cli",
)
WITHIN = {
    "records": ("vocabulary", "dates", "fields", "references", "checks", "parts", "actors", "happenings", "words", ""),
    "figures": ("chairs", "dictionary", "social", "timeline", "appeals", "venues", ""),
    "pictures": ("colours", "lettering", "chairs", ""),
    "exports": (
        *("columns", "tables", "documents", "sheets", "database", "package"),
        *("bibliography", "maps", "story", "nodes", "linked", "webpages", "changes", "calendar", ""),
    ),
    "cli": (
        *("seal", "options", "common", "whole", "checking", "comparing", "editing", "publishing", "serving", "asking"),
        *("", "__main__"),
    ),
}


def test_only_the_adaptor_knows_mkdocs() -> None:
    knowing = {
        path.name
        for path in HOOKS.rglob("*.py")
        if any(name.startswith(("mkdocs", "material")) for name in _imports(path))
    }
    assert knowing == {"mkdocs_hooks.py", "mkdocs_pages.py"}


def test_modules_import_downwards_only() -> None:
    for path in (HOOKS / "explainer").rglob("*.py"):
        here = _module(path)
        for name in _imports(path):
            if name.partition(".")[0] == "explainer":
                assert _rank(name) < _rank(here) or name == here, f"{here} imports {name}"


def test_modules_stay_small() -> None:
    sizes = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in HOOKS.rglob("*.py")}
    assert {name: size for name, size in sizes.items() if size > 230} == {}


def test_each_module_says_what_it_is_for() -> None:
    assert [
        path.name for path in HOOKS.rglob("*.py") if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ] == []


def _rank(module: str) -> tuple[int, int]:
    _, *rest = [*module.split("."), ""]
    first = rest[0]
    inner = rest[1] if len(rest) > 1 else ""
    return ORDER.index(first), WITHIN.get(first, ("",)).index(inner)


def _module(path: Path) -> str:
    parts = path.relative_to(HOOKS).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            modules = {name for name in inner if _is_module(HOOKS / name.replace(".", "/"))}
            found |= modules or {node.module}
    return found


def _is_module(place: Path) -> bool:
    return place.with_suffix(".py").exists() or (place / "__init__.py").exists()
