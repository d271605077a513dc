"""All that are measured, in the order of their runs; the second one is what ratios are to."""

from bench.generators.eleventy import ELEVENTY
from bench.generators.files import FILES
from bench.generators.hugo import HUGO, HUGO_SEARCHED
from bench.generators.mkdocs import OURS, PLAIN
from bench.generators.zensical import ZENSICAL

__all__ = ["GENERATORS", "OURS", "PLAIN"]

GENERATORS = (OURS, PLAIN, ELEVENTY, HUGO, HUGO_SEARCHED, ZENSICAL, FILES)
