"""A site read again after edits is the site read for the first time, whatever the edits were."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer import load
from explainer.building import Site, build

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


@pytest.mark.parametrize("settled", [0, load.SETTLED], ids=["kept by their times", "kept by their bytes"])
@settings(max_examples=60, deadline=None)
@given(rounds=st.lists(st.lists(EDITS, min_size=1, max_size=3), min_size=1, max_size=4))
def test_records_kept_from_before_change_nothing(settled: int, rounds: list[list[tuple[str, str, str]]]) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "SETTLED", settled)
        root = Path(folder) / "small"
        shutil.copytree(SMALL, root)
        site = build(root)
        for edits in rounds:
            for sort, name, more in edits:
                _edit(root, sort, name, more)
            site = build(root, before=site)
            assert _shown(site) == _shown(build(root))


def test_only_an_edited_file_is_read_again(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "SETTLED", 0)
    before, whole, read = build(small), Path.read_bytes, list[Path]()
    edited = small / "data/people/ada-field.yml"
    edited.write_text(edited.read_text(encoding="utf-8") + "\n", encoding="utf-8")

    def noted(path: Path) -> bytes:
        read.append(path)
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    build(small, before=before)
    assert [path for path in read if path.suffix == ".yml" and path.parent.parent.name == "data"] == [edited]


def test_a_file_just_written_is_read_again_whatever_its_times(small: Path) -> None:
    record = small / "data/people/ada-field.yml"
    before, known = build(small), record.stat()
    record.write_text(record.read_text(encoding="utf-8").replace("Ada", "Eda"), encoding="utf-8")
    os.utime(record, ns=(known.st_atime_ns, known.st_mtime_ns))
    assert "Eda" in build(small, before=before).index.records["ada-field"].title


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
