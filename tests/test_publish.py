"""Publishing: the whole new site or the whole old one, never a part."""

import os
from pathlib import Path
from threading import Event, Thread

import pytest
from click.testing import CliRunner

from explainer.cli import main


@pytest.fixture
def built(tmp_path: Path) -> Path:
    return _site(tmp_path / "site", "one")


def test_the_first_site_is_a_link_to_a_folder_beside_it(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "www" / "live"
    target.parent.mkdir()
    assert _publish(built, target)[0] == 0
    assert (target.is_symlink(), _shown(target)) == (True, "one")
    assert target.resolve().parent == target.parent.resolve()


def test_the_next_takes_its_place_and_only_the_last_is_kept(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "live"
    for words in ("one", "two", "three"):
        _publish(_site(built, words), target)
        assert _shown(target) == words
    kept = sorted(path.joinpath("index.html").read_text() for path in tmp_path.glob(".live-*"))
    assert kept == ["three", "two"]


def test_a_copy_that_fails_leaves_the_old_site(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "live"
    _publish(built, target)
    _site(built, "two")
    (built / "broken").symlink_to("nowhere")
    assert _publish(built, target)[0] == 1
    assert _shown(target) == "one"
    assert len(list(tmp_path.glob(".live-*"))) == 1


def test_what_was_left_by_a_killed_run_is_cleared(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "live"
    (tmp_path / ".live-half").mkdir()
    (tmp_path / ".live-half.link").symlink_to(".live-half")
    assert _publish(built, target)[0] == 0
    assert len(list(tmp_path.glob(".live-*"))) == 1


def test_a_folder_in_its_place_is_not_touched(built: Path, tmp_path: Path) -> None:
    target = _site(tmp_path / "live", "by hand")
    code, told = _publish(built, target)
    assert (code, "is a folder and not a link" in told, _shown(target)) == (1, True, "by hand")


def test_an_empty_build_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    code, told = _publish(tmp_path / "site", tmp_path / "live")
    assert (code, "there is no index.html" in told, (tmp_path / "live").exists()) == (1, True, False)


def test_a_reader_meets_a_whole_site_at_any_time(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "live"
    _publish(built, target)
    met: set[bool] = set()
    done = Event()

    def read() -> None:
        while not done.is_set():
            folder = os.open(target, os.O_RDONLY)
            whole = len(os.listdir(folder)) == 21
            if os.path.samestat(os.fstat(folder), os.stat(target)):  # else it was turned away meanwhile, perhaps twice
                met.add(whole)
            os.close(folder)

    reader = Thread(target=read)
    reader.start()
    for number in range(30):
        _publish(_site(built, str(number)), target)
    done.set()
    reader.join()
    assert met == {True}


def _site(folder: Path, words: str) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(20):
        (folder / f"{number}.html").write_text(words)
    (folder / "index.html").write_text(words)
    return folder


def _shown(target: Path) -> str:
    return (target / "index.html").read_text()


def _publish(built: Path, target: Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["publish", "--from", str(built), str(target)])
    return done.exit_code, done.output
