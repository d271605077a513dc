"""The old site or the new one, never a part of one: whatever stops a build, and the exit code says which."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from explainer import swap

MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--strict")
ENV = os.environ | {"NO_MKDOCS_2_WARNING": "1"}


@pytest.fixture
def built(small: Path) -> Path:
    """The small site, built, with a word on its home page that tells which build it is of."""
    assert subprocess.run(MKDOCS, cwd=small, env=ENV, capture_output=True, check=False).returncode == 0
    return small


def test_a_killed_build_leaves_the_old_site_whole_and_the_next_sweeps_up(built: Path) -> None:
    old = _content(built / "site")
    start = time.monotonic()
    subprocess.run(MKDOCS, cwd=built, env=ENV, capture_output=True, check=True)
    took = time.monotonic() - start
    _change(built)
    chance, met = random.Random(1975), []
    for _ in range(12):
        build = subprocess.Popen(MKDOCS, cwd=built, env=ENV, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(took * chance.uniform(0.4, 1))
        build.send_signal(signal.SIGKILL)
        met.append((build.wait(), _content(built / "site")))
    subprocess.run(MKDOCS, cwd=built, env=ENV, capture_output=True, check=True)
    new = _content(built / "site")
    assert new != old
    assert [path.name for path in built.glob(".site-*")] == []
    assert [code for code, content in met if content not in ((new,) if code == 0 else (old, new))] == []


def test_a_full_disk_is_told_and_costs_nothing(built: Path) -> None:
    old = _content(built / "site")
    _change(built)

    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    done = subprocess.run(
        MKDOCS, cwd=built, env=ENV, capture_output=True, text=True, check=False, preexec_fn=small_files
    )
    assert (done.returncode, _content(built / "site")) == (1, old)
    assert "the site cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in built.glob(".site-*")] == []


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/usr/bin/setpriv").exists(), reason="root may write anywhere")
def test_a_folder_nobody_may_write_to_is_told_and_costs_nothing(built: Path) -> None:
    old = _content(built / "site")
    _change(built)
    built.chmod(0o555)
    lesser = (
        ("/usr/bin/setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override") if not os.geteuid() else ()
    )
    try:
        done = subprocess.run((*lesser, *MKDOCS), cwd=built, env=ENV, capture_output=True, text=True, check=False)
    finally:
        built.chmod(0o755)
    assert (done.returncode, _content(built / "site")) == (1, old), done.stderr
    assert "the site cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_builds_at_once_both_end_well_and_one_site_is_there_whole(built: Path) -> None:
    _change(built)
    both = [subprocess.Popen(MKDOCS, cwd=built, env=ENV, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [build.communicate()[1] for build in both]
    assert [build.returncode for build in both] == [0, 0], told
    one = _content(built / "site")
    assert subprocess.run(MKDOCS, cwd=built, env=ENV, capture_output=True, check=False).returncode == 0
    assert _content(built / "site") == one
    assert [path.name for path in built.glob(".site-*")] == []


def test_files_edited_during_a_build_never_make_half_a_site(built: Path) -> None:
    pages = sorted(_content(built / "site"))
    build = subprocess.Popen(MKDOCS, cwd=built, env=ENV, stderr=subprocess.PIPE, text=True)
    record = built / "data/people/ada-field.yml"
    good = record.read_text(encoding="utf-8")
    while build.poll() is None:
        for text in (good[: len(good) // 2], good.replace("title: Ada", "title: Eda"), good):
            record.write_text(text, encoding="utf-8")
            time.sleep(0.01)
    told = build.communicate()[1]
    assert sorted(_content(built / "site")) == pages
    assert build.returncode == 0 or "data/people/ada-field.yml" in told


def test_a_strict_build_with_warnings_leaves_the_old_site(built: Path) -> None:
    old = _content(built / "site")
    (built / "docs/index.md").write_text("# Home\n\n[nowhere](nowhere.md)\n", encoding="utf-8")
    done = subprocess.run(MKDOCS, cwd=built, env=ENV, capture_output=True, text=True, check=False)
    assert (done.returncode, _content(built / "site")) == (1, old), done.stderr


def test_where_folders_cannot_be_exchanged_the_old_one_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "old").touch()
    monkeypatch.setattr(swap, "_exchanged", lambda *_: False)
    with pytest.raises(OSError, match="gone"):
        swap.replace(tmp_path / "gone", target)
    assert [path.name for path in target.iterdir()] == ["old"]
    made = swap.beside(target)
    (made / "new").touch()
    swap.replace(made, target)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert [path.name for path in target.iterdir()] == ["new"]


def _change(root: Path) -> None:
    page = root / "docs/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nThis page has changed.\n", encoding="utf-8")


def _content(site: Path) -> dict[str, str]:
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes().decode("latin-1") for path in files}
