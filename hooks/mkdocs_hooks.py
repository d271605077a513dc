"""The adaptor: MkDocs' events in, calls to the core out. With mkdocs_pages the only file that knows MkDocs.

The pages of records are no pages to MkDocs: it renders two specimens, and the core fills their frame for each record.
"""

import gc
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

import mkdocs_pages
import reloading
import watching

HERE = Path(__file__).parent
log = get_plugin_logger("explainer")


@dataclass
class Work:
    """What one event of a build leaves for a later one.

    `code` and `state` stand for the files of the core, and for all else that pages are made from but the records;
    `given` is a site that was read before the build began; `target` the folder that the finished site will replace.
    """

    command: str = ""
    core: Any = None
    code: object = None
    state: object = None
    site: Any = None
    given: Any = None
    frames: dict[bool, Any] = field(default_factory=dict)
    unsized: list[Path] = field(default_factory=list)
    built: Path | None = None
    target: Path | None = None
    finished: bool = False


work = Work()


def on_startup(*, command: str, dirty: bool) -> None:
    """A preview goes on after a mistake and shows it; a build ends."""
    work.command = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything before the site folder is touched; a build goes into a new folder beside it."""
    if _previewing():
        work.state = reloading.state(_beside_records(config))
    _load_core()
    work.site, work.given = work.given or _read(config), None
    work.frames, work.unsized, work.finished = {}, [], False
    if work.site.problems and not _previewing():
        raise PluginError(f"\n{work.core.DataError(work.site.problems)}")
    if not config.repo_url:
        config.edit_uri = None
    config.extra["explainer"] = work.site
    target = Path(config.site_dir).resolve()
    if work.command == "build" and not target.is_mount():
        work.target, work.built = target, work.core.swap.beside(target)
        config.site_dir = str(work.built)
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the page of each kind, the specimens, and for links to lead to, the downloads, which are filled last."""
    for made in work.site.lists():
        files.append(mkdocs_pages.page(config, made))
    for made in work.core.output.specimens():
        files.append(mkdocs_pages.specimen(config, made))
    for place in work.site.downloads:
        files.append(File.generated(config, place, content=""))
    return files


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Pages carry the day they last changed, else that up to which the data reach: two builds are the same."""
    for file in files.documentation_pages():
        if file.page:
            file.page.update_date = work.site.changed(file.src_uri)
    return nav


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """What the theme's templates were compiled to is kept for the next build."""
    return mkdocs_pages.compiled_once(env)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Hand-written pages with their links and figures in place; other pages have no Markdown.

    The theme puts descriptions into the page as they are: those of the core come escaped, these are escaped here.
    """
    written: Mapping[str, str] = work.site.written
    if page.file.src_uri in written and "description" in page.meta:
        page.meta["description"] = escape(str(page.meta["description"]))
    return written.get(page.file.src_uri, markdown)


def on_page_context(context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Comes after the search plugin: now the page gets its HTML and what follows it."""
    html = page.made.html if isinstance(page, mkdocs_pages.MadePage) else page.content or ""
    page.content = html + work.site.ending(page.file.src_uri, html)
    return context


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Frames are kept and not written. In a preview a script that reloads pages is put in later, so there is no policy.

    Sizes of files are filled in last, when all are made.
    """
    finished = output if _previewing() else str(work.site.guarded(output))
    if isinstance(page, mkdocs_pages.Specimen):
        work.frames[bool(page.made.sections)] = work.core.frames.cut(finished)
        return ""
    if "data-size=" in finished:
        work.unsized.append(Path(page.file.abs_dest_path))
    return finished


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """The policy for the page that says that there is none; the sitemap learns of the records."""
    if template_name == "sitemap.xml":
        return str(work.site.mapped(output))
    return output if _previewing() else str(work.site.guarded(output))


def on_post_build(*, config: MkDocsConfig) -> None:
    """All that the core makes is written, after the theme's files and its search index; a preview makes it later."""
    if _previewing():
        return
    folder = Path(config.site_dir)
    lengths = work.core.output.write(work.site, work.frames, folder)
    for path in work.unsized:
        path.write_text(work.site.sized(path.read_text(encoding="utf-8"), lengths), encoding="utf-8")
    work.finished = True


def on_build_error(*, error: Exception) -> None:
    """What the machine refuses is told in a sentence: where, and that nothing was lost."""
    if isinstance(error, OSError) and not _previewing():
        where = f" ({error.filename})" if error.filename else ""
        raise PluginError(f"the site cannot be written: {error.strerror or error}{where}; the old one is as it was")


def on_shutdown() -> None:
    """The end of a command: the new site takes the place of the old one if all went well, else it is thrown away."""
    if work.built and work.target:
        if work.finished and sys.exc_info()[0] is None:
            work.core.swap.replace(work.built, work.target)
        else:
            work.core.swap.discard(work.built)
        work.built = None


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """A preview makes what is asked for when it is asked for, and shows why it cannot where it cannot."""

    def whole(site: Any) -> None:
        work.given = site
        builder()

    def reread() -> Any:
        work.site = _read(config)
        return work.site

    shown = work.core.preview.Preview(
        Path(config.site_dir),
        whole,
        reread,
        lambda: (work.site, work.frames, work.state),
        lambda: reloading.state(_beside_records(config)),
        lambda error: log.error("the site cannot be built; the preview shows this until it is mended", exc_info=error),
    )
    server.builder = shown.build
    server.set_app(shown.application(server.serve_request, server.mount_path))
    watched = [path for path in (config.docs_dir, config.config_file_path) if path]
    watching.attach(server, watched, [str(_root(config) / "data")])
    return server


def _load_core() -> None:
    """The core; in a preview as its code is now, so that edits to it show once they make sense."""
    code = reloading.state([HERE]) if _previewing() else ()
    if work.core and code == work.code:
        return
    work.core, wrong = reloading.fresh(HERE, work.core)
    work.code, work.site = code, None
    if wrong:
        log.error("the code cannot be read; the preview goes on with the code as it was: %s", wrong)


def _read(config: MkDocsConfig) -> Any:
    """All records and pages, read and checked."""
    edition = work.core.Edition(config.site_name, config.site_url or "", str(config.extra.get("data_until", "")))
    site = work.core.build(_root(config), edition, work.site)
    gc.freeze()  # what was read stays: nobody need look there for garbage
    if site.problems and _previewing():
        told = work.core.DataError(site.problems)
        log.error("the preview shows these mistakes on every page until they are mended\n%s", told)
    return site


def _beside_records(config: MkDocsConfig) -> list[Path]:
    """All that pages are made from but the records."""
    watched = [Path(path) for path in (config.config_file_path, config.docs_dir, *config.watch)]
    return [path for path in watched if path != _root(config) / "data"]


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").parent


def _previewing() -> bool:
    return work.command == "serve"
