"""The measured figures as a Markdown table."""

from collections.abc import Mapping, Sequence
from statistics import median

from bench.course import Result
from bench.weight import Loaded

HEAD = (
    *("records", "generator", "seconds", "of all cores", "of plain MkDocs", "ms a record", "peak MB", "files"),
    *("output MB", "a page, kB", "a search, kB", "unpacked, kB"),
)


def table(results: Sequence[Result], basis: str) -> str:
    """A row for each result; ratios are to the generator called `basis` at the same number of records."""
    to = {result.size: result.wall for result in results if result.label == basis and result.seconds}
    rows = [HEAD, ("---:", "---", *["---:"] * (len(HEAD) - 2)), *(_row(result, to) for result in results)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _row(result: Result, to: Mapping[int, float]) -> tuple[str, ...]:
    size, label, seconds, megabytes, weight, loaded, failed = result
    if not weight:
        return (f"{size:,}", label, f"failed: {failed}", *[""] * (len(HEAD) - 3))
    middle, walls = result.wall, [one.wall for one in seconds]
    return (
        f"{size:,}",
        label,
        f"{middle:.2f} ({min(walls):.2f}–{max(walls):.2f})",
        f"{median(one.cores for one in seconds):.2f}",
        f"{middle / to[size]:.3f}" if size in to else "",
        f"{1000 * middle / size:.2f}",
        f"{megabytes:.0f}",
        f"{weight.files:,}",
        f"{weight.output / 1e6:.1f}",
        *_loaded(loaded),
    )


def _loaded(loaded: Loaded | None) -> tuple[str, str, str]:
    if not loaded:
        return "", "", ""
    page, search = loaded
    kilobytes = (f"{search.sent / 1e3:.1f}", f"{search.opened / 1e3:.1f}") if search else ("none", "")
    return f"{page / 1e3:.1f}", *kilobytes
