"""A site read again after edits is the site read for the first time, whatever the edits were."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from explainer import Site, build

SMALL = Path(__file__).parent / "sites" / "small"
FILES = sorted(path.relative_to(SMALL).as_posix() for path in (SMALL / "data").rglob("*.yml"))
PAGES = sorted(path.relative_to(SMALL).as_posix() for path in (SMALL / "docs").rglob("*.md"))
MORE = ("shoes: red\n", "# x\n", "\n", "[[ada-field]]\n")
EDITS = st.one_of(
    st.tuples(st.just("delete"), st.sampled_from(FILES), st.just("")),
    st.tuples(st.just("restore"), st.sampled_from([*FILES, *PAGES]), st.just("")),
    st.tuples(st.just("replace"), st.sampled_from([*FILES, *PAGES]), st.sampled_from("aeiost:-[{")),
    st.tuples(st.just("add"), st.sampled_from([*FILES, *PAGES]), st.sampled_from(MORE)),
    st.tuples(st.just("copy"), st.sampled_from(FILES), st.sampled_from(FILES)),
    st.tuples(st.just("rename"), st.sampled_from(FILES), st.sampled_from(["new-name", "Bad Name"])),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(EDITS, min_size=1, max_size=3), min_size=1, max_size=4))
def test_records_kept_from_before_change_nothing(rounds: list[list[tuple[str, str, str]]]) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder) / "small"
        shutil.copytree(SMALL, root)
        site = build(root)
        for edits in rounds:
            for sort, name, more in edits:
                _edit(root, sort, name, more)
            site = build(root, before=site)
            assert _shown(site) == _shown(build(root))


def _edit(root: Path, sort: str, name: str, more: str) -> None:
    file = root / name
    if sort == "restore":
        file.write_bytes((SMALL / name).read_bytes())
    elif not file.exists():
        return
    elif sort == "delete":
        file.unlink()
    elif sort == "copy":
        (root / more).write_bytes(file.read_bytes())
    elif sort == "rename":
        file.rename(file.with_name(f"{more}.yml"))
    else:
        text = file.read_text(encoding="utf-8")
        file.write_text(text + more if sort == "add" else text.replace(more, "x", 2), encoding="utf-8")


def _shown(site: Site) -> tuple[object, ...]:
    """All that a reader or an editor gets to see."""
    pages = list(site.pages())
    ends = [site.ending(page.uri, page.html) for page in pages]
    files = {place: make() for place, make in site.downloads.items()}
    return site.problems, site.written, site.edition, pages, ends, files
