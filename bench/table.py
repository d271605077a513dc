"""The measured figures as a Markdown table."""

from collections.abc import Mapping, Sequence
from statistics import median

from bench.course import Result

HEAD = (
    *("records", "generator", "seconds", "of plain MkDocs", "ms a page", "peak MB", "files"),
    *("output MB", "a page, kB", "a search, kB", "unpacked, kB"),
)


def table(results: Sequence[Result], basis: str) -> str:
    """A row for each result; ratios are to the generator called `basis` at the same number of records."""
    to = {result.count: median(result.seconds) for result in results if result.label == basis and result.seconds}
    rows = [HEAD, ("---:", "---", *["---:"] * (len(HEAD) - 2)), *(_row(result, to) for result in results)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _row(result: Result, to: Mapping[int, float]) -> tuple[str, ...]:
    count, label, seconds, megabytes, weight, failed = result
    if not weight:
        return (f"{count:,}", label, f"failed: {failed}", *[""] * (len(HEAD) - 3))
    middle = median(seconds)
    return (
        f"{count:,}",
        label,
        f"{middle:.2f} ({min(seconds):.2f}–{max(seconds):.2f})",
        f"{middle / to[count]:.3f}" if count in to else "",
        f"{1000 * middle / count:.2f}",
        f"{megabytes:.0f}",
        f"{weight.files:,}",
        f"{weight.output / 1e6:.1f}",
        f"{weight.page / 1e3:.1f}",
        *(("none", "") if weight.search is None else (f"{weight.search / 1e3:.1f}", f"{(weight.opened or 0) / 1e3:.1f}")),
    )
