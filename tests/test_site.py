"""The real hook under real MkDocs, on the small site."""

import filecmp
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from explainer.cli import main

MKDOCS = (sys.executable, "-m", "mkdocs")


def test_build_is_clean_and_links_both_ways(small: Path) -> None:
    done = build_site(small)
    assert (done.returncode, "WARNING" in done.stderr) == (0, False), done.stderr
    page = (small / "site/meetings/first-council/index.html").read_text(encoding="utf-8")
    assert "<title>First Council – A small site</title>" in page
    assert '<a href="../../places/aville/">Aville</a>' in page
    assert 'aria-label="Breadcrumbs"' in page
    assert 'href="https://example.org/chairs/edit/main/data/meetings/first-council.yml"' in page
    home = (small / "site/index.html").read_text(encoding="utf-8")
    assert '<a href="meetings/first-council/">council</a>' in home
    assert '"id": "ada-field"' in (small / "site/data/people.json").read_text(encoding="utf-8")


def test_a_title_is_text_in_every_part_of_the_page(small: Path) -> None:
    record = small / "data/people/ada-field.yml"
    bad = "</title><script>alert(1)</script>\"'&amp;"
    record.write_text(
        record.read_text(encoding="utf-8").replace("title: Ada Field", f"title: '{bad.replace(chr(39), chr(39) * 2)}'"),
        encoding="utf-8",
    )
    assert build_site(small).returncode == 0
    for path in (small / "site").rglob("*.html"):
        assert "<script>alert(1)" not in path.read_text(encoding="utf-8"), path


@pytest.mark.parametrize("command", [MKDOCS, (sys.executable, "-m", "explainer.cli")], ids=["build", "check"])
def test_bad_data_costs_nothing_that_was_there(small: Path, command: tuple[str, ...]) -> None:
    (small / "site").mkdir()
    (small / "site/old.html").write_text("the old site", encoding="utf-8")
    record = small / "data/people/ada-field.yml"
    record.write_text(record.read_text(encoding="utf-8") + "shoes: red\n", encoding="utf-8")
    verb = ("build", "--strict") if command == MKDOCS else ("check",)
    done = _run(small, *command, *verb)
    assert done.returncode == 1
    assert 'data/people/ada-field.yml:7:1: there is no key "shoes" here' in done.stderr
    assert "1 problem found; nothing was built." in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in (small / "site").iterdir()] == ["old.html"]


def test_a_bad_page_costs_nothing_that_was_there(small: Path) -> None:
    (small / "site").mkdir()
    (small / "site/old.html").write_text("the old site", encoding="utf-8")
    (small / "docs/index.md").write_text("# Home\n\n{{ figure.nothing() }}\n", encoding="utf-8")
    done = build_site(small)
    assert (done.returncode, (small / "site/old.html").exists()) == (1, True)
    assert 'docs/index.md:3:1: this cannot be drawn: there is no figure "nothing"' in done.stderr


def test_two_builds_are_the_same_to_the_byte(small: Path) -> None:
    build_site(small, "--site-dir", "one", TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="1", SOURCE_DATE_EPOCH="0")
    for path in sorted((small / "data").rglob("*.yml"), reverse=True):
        text = path.read_text(encoding="utf-8")
        path.unlink()
        path.write_text(text, encoding="utf-8")
    build_site(small, "--site-dir", "two", TZ="America/New_York", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")
    names = [path.relative_to(small / "one").as_posix() for path in (small / "one").rglob("*") if path.is_file()]
    assert sorted(names) == sorted(
        path.relative_to(small / "two").as_posix() for path in (small / "two").rglob("*") if path.is_file()
    )
    assert filecmp.cmpfiles(small / "one", small / "two", names, shallow=False)[1:] == ([], [])


def test_the_sitemap_has_the_day_of_the_last_correction(small: Path) -> None:
    first, second = (
        "{date: 2026-02-03, records: [ada-field], what: A., why: B.}",
        "{date: 2026-01-02, what: A., why: B.}",
    )
    log = f"corrections:\n- {first}\n- {second}\n"
    (small / "data/corrections.yml").write_text(log, encoding="utf-8")
    config = small / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace('site_url: ""', "site_url: https://example.org/chairs/")
    config.write_text(text, encoding="utf-8")
    done = build_site(small)
    assert done.returncode == 0, done.stderr
    listed = " ".join((small / "site/sitemap.xml").read_text(encoding="utf-8").split())
    home = "https://example.org/chairs/"
    assert f"<loc>{home}people/ada-field/</loc> <lastmod>2026-02-03</lastmod>" in listed
    assert f"<loc>{home}people/bob-stone/</loc> <lastmod>2026-01-02</lastmod>" in listed
    assert f"<loc>{home}people/</loc> <lastmod>2026-02-03</lastmod>" in listed


def test_export_writes_the_records(small: Path) -> None:
    done = _run(small, sys.executable, "-m", "explainer.cli", "export", "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert '"ada-field": {"address": "people/ada-field/"' in (small / "out/ids.json").read_text(encoding="utf-8")


def test_export_knows_where_the_site_stands(small: Path) -> None:
    told = ["export", "--root", str(small), str(small / "out"), "--until", "2025-12-31"]
    assert CliRunner().invoke(main, told, env={"SITE_URL": "https://example.org/chairs/"}).exit_code == 0
    calendar = (small / "out/feeds/meetings.ics").read_text(encoding="utf-8")
    assert "URL:https://example.org/chairs/meetings/" in calendar
    assert "DTSTAMP:20251231T" in calendar


def test_templates_of_the_theme_are_kept_compiled_and_an_edit_shows(small: Path, tmp_path: Path) -> None:
    own, kept, config = tmp_path / "own", tmp_path / "kept", small / "mkdocs.yml"
    shutil.copytree(Path(__file__).parent.parent / "overrides", own)
    kept.mkdir()
    config.write_text(re.sub(r"custom_dir: [^}]+", f"custom_dir: {own}", config.read_text("utf-8")), "utf-8")
    template, found = own / "404.html", []
    first = template.read_text("utf-8")
    for word in ("no page", "no page", "nothing"):
        template.write_text(first.replace("There is no page", f"There is {word}"), "utf-8")
        assert build_site(small, TMPDIR=str(kept)).returncode == 0
        shown = f"There is {word} at this address" in (small / "site/404.html").read_text("utf-8")
        found.append((shown, {path.name: path.read_bytes() for path in kept.glob("*/theme-*.cache")}))
    assert [shown for shown, _ in found] == [True, True, True]
    assert len(found[0][1]) > 20
    assert found[0][1] == found[1][1] != found[2][1]


def build_site(root: Path, *options: str, **env: str) -> subprocess.CompletedProcess[str]:
    return _run(root, *MKDOCS, "build", "--strict", *options, **env)


def _run(root: Path, *command: str, **env: str) -> subprocess.CompletedProcess[str]:
    quiet = {"NO_MKDOCS_2_WARNING": "1", "PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    return subprocess.run(command, cwd=root, env=quiet | env, capture_output=True, text=True, check=False)
