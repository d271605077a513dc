"""Build time and peak memory at 1,000 and 10,000 records, beside the same pages as Markdown under plain MkDocs.

Usage: bench.py [sizes…]. Each build is a process of its own; builds alternate and the median of three counts.
"""

import html
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import records

from explainer import build

HERE = Path(__file__).parent
ROOT = HERE.parent
RUNS = 3
THEME = "theme: {name: material, font: false}\nplugins: [search]\n"


class Run(NamedTuple):
    """One build: seconds, peak memory in MB, pages written."""

    seconds: float
    megabytes: float
    pages: int


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [1000, 10_000]
    rows = [
        "| records | ours, s | plain MkDocs, s | ratio | ours, ms a page | ours, MB | plain, MB | check, s |",
        "|" + "---:|" * 8,
    ]
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            ours, plain = Path(folder) / "ours", Path(folder) / "plain"
            records.write(ours, size)
            ours.joinpath("mkdocs.yml").write_text(
                _config(f"hooks: [{ROOT}/hooks/mkdocs_hooks.py]\n"), encoding="utf-8"
            )
            _as_markdown(ours, plain)
            pairs = [(_mkdocs(ours), _mkdocs(plain)) for _ in range(RUNS)]
            checked = statistics.median(_check(ours) for _ in range(RUNS))
        mine, theirs = ([pair[side] for pair in pairs] for side in (0, 1))
        rows.append(_row(size, mine, theirs, checked))
        print("\n".join(rows), flush=True)
    shipped = [_mkdocs(ROOT, Path(tempfile.mkdtemp())) for _ in range(RUNS)]
    checked = statistics.median(_check(ROOT) for _ in range(RUNS))
    seconds, megabytes = _median(shipped, "seconds"), _median(shipped, "megabytes")
    print(
        f"\nThe shipped site, {shipped[0].pages} pages: {seconds:.2f} s, {megabytes:.0f} MB; its check: {checked:.2f} s"
    )


def _row(size: int, mine: list[Run], theirs: list[Run], checked: float) -> str:
    ours, plain = _median(mine, "seconds"), _median(theirs, "seconds")
    cells = (size, f"{ours:.1f}", f"{plain:.1f}", f"{ours / plain:.2f}", f"{1000 * ours / mine[0].pages:.2f}",
             f"{_median(mine, 'megabytes'):.0f}", f"{_median(theirs, 'megabytes'):.0f}", f"{checked:.2f}")  # fmt: skip
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _median(runs: list[Run], field: str) -> float:
    return float(statistics.median(getattr(run, field) for run in runs))


def _config(hooks: str) -> str:
    rest = 'extra: {data_until: "2025-12-31"}\nnot_in_nav: "/*/*"\nnav: [index.md]\n'
    return f'site_name: Bench\nsite_url: ""\n{THEME}{hooks}{rest}'


def _as_markdown(ours: Path, plain: Path) -> None:
    """The pages that we make, as ready-made Markdown of the same words and links."""
    (plain / "docs").mkdir(parents=True)
    (plain / "mkdocs.yml").write_text(_config(""), encoding="utf-8")
    (plain / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    for page in build(ours).pages():
        path = plain / "docs" / page.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_markdown(page.html), encoding="utf-8")


def _markdown(made: str) -> str:
    """HTML of ours turned into the Markdown an author would have written for it."""
    text = re.sub(
        r'<a [^>]*href="(?:\.\./)+([a-z]+)/([^"/]+)/"[^>]*>(.*?)</a>', r"[\3](../\1/\2.md)", made, flags=re.DOTALL
    )
    text = re.sub(r"<h([1-3])[^>]*>(.*?)</h\1>", lambda match: f"\n\n{'#' * int(match[1])} {match[2]}\n\n", text)
    text = re.sub(r"<(?:li|dd|dt)[^>]*>", "\n- ", text)
    return html.unescape(re.sub(r"</?(?!a\b)[a-z]+[^>]*>", "\n", text)).replace("\n ", "\n")


def _mkdocs(root: Path, site: Path | None = None) -> Run:
    site = site or root / "site"
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site))
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=root, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the build in {root} failed")
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Run(seconds, usage.ru_maxrss / unit, sum(1 for _ in site.rglob("*.html")))


def _check(root: Path) -> float:
    start = time.perf_counter()
    subprocess.run((sys.executable, "-m", "explainer.cli", "check"), cwd=root, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
