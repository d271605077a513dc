"""The adaptor: MkDocs' events in, calls to the core out. The only file that knows MkDocs."""

import sys
from collections.abc import Callable, Mapping
from html import escape
from importlib import import_module
from pathlib import Path
from string import Template
from traceback import format_exc
from types import ModuleType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import clean_directory

HERE = str(Path(__file__).parent)
log = get_plugin_logger("explainer")
preview = {"on": False}
BROKEN = Template("""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="1"><title>Cannot be built</title></head>
<body><h1>The site cannot be built</h1><p><strong>$error</strong></p>
<p>The terminal may say more. The page comes back by itself once this is mended and saved.</p>
<pre>$trace</pre></body></html>
""")


class RecordPage(Page):
    """A page whose HTML is ready: nothing is read and no Markdown is run."""

    def __init__(self, file: File, config: MkDocsConfig, made: Any) -> None:
        super().__init__(escape(made.title), file, config)
        self.made = made

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        found = self.made.searched
        self.meta = {
            "description": escape(self.made.description),
            "tags": [escape(name, quote=False) for name in found.names] or None,
            "search": {"boost": found.weight},
            "hide": [] if self.file.src_uri.endswith("/index.md") else ["navigation"],
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Until the search plugin has read it, the content is what the page should be found by."""
        self.content = f'<h1 id="title">{self.title}</h1>{self.made.searched.text}'
        self.toc = TableOfContents([AnchorLink(title, id, 2) for id, title in self.made.sections])
        self.present_anchor_ids = {id for id, _ in self.made.sections}


def on_startup(*, command: str, dirty: bool) -> None:
    """A preview goes on after a mistake and shows it; a build ends."""
    preview["on"] = command == "serve"


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """A build that breaks shows why at every address; MkDocs alone would keep each request waiting for a good one."""

    def build() -> None:
        try:
            builder()
        except (Exception, SystemExit) as error:
            log.exception("the site cannot be built; the preview shows this until it is mended")
            clean_directory(config.site_dir)
            told = BROKEN.substitute(error=escape(str(error)), trace=escape(format_exc()))
            Path(config.site_dir, "404.html").write_text(told, encoding="utf-8")

    server.builder = build
    return server


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything before MkDocs empties the site folder."""
    core = _core()
    edition = core.Edition(config.site_name, config.site_url or "", str(config.extra.get("data_until", "")))
    site = core.build(Path(config.config_file_path or "mkdocs.yml").parent, edition)
    if site.problems:
        told = str(core.DataError(site.problems))
        if not preview["on"]:
            raise PluginError("\n" + told)
        log.error("the preview shows these mistakes on every page until they are mended\n%s", told)
    if not config.repo_url:
        config.edit_uri = None
    config.extra["explainer"] = site
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add a page for each record and each kind, the data files, and the pictures."""
    site = config.extra["explainer"]
    for made in site.pages():
        file = File.generated(config, made.uri, content="", inclusion=_in_nav(made.uri))
        file.edit_uri = f"../{made.path}" if made.path else None
        RecordPage(file, config, made)
        files.append(file)
    for name, content in (*site.data_files(), *site.machine_files(Path(config.docs_dir))):
        files.append(File.generated(config, name, content=content))
    for name, picture in site.pictures(Path(config.docs_dir), config.site_name):
        files.append(File.generated(config, name, content=picture))
    return files


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Pages carry the day they last changed, else that up to which the data reach: two builds are the same."""
    site = config.extra["explainer"]
    for file in files.documentation_pages():
        if file.page:
            file.page.update_date = site.changed(file.src_uri) or config.extra["data_until"]
    return nav


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Hand-written pages with their links and figures in place; record pages have no Markdown.

    The theme puts descriptions into the page as they are: those of record pages come escaped, these are escaped here.
    """
    written: Mapping[str, str] = config.extra["explainer"].written
    if page.file.src_uri in written and "description" in page.meta:
        page.meta["description"] = escape(str(page.meta["description"]))
    return written.get(page.file.src_uri, markdown)


def on_page_context(context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Comes after the search plugin: now the page gets its HTML and what follows it."""
    site = config.extra["explainer"]
    html = page.made.html if isinstance(page, RecordPage) else site.sized(page.content or "")
    page.content = html + site.ending(page.file.src_uri, html)
    return context


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """In a preview pages stay as they are: the script that reloads them is put in later."""
    return output if preview["on"] else config.extra["explainer"].guarded(output)


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """The same for the page that says that there is none."""
    return output if preview["on"] else config.extra["explainer"].guarded(output)


def _core() -> ModuleType:
    """The core; in a preview imported afresh for each build, so that edits to its code show once they make sense."""
    names = [name for name in sys.modules if name.partition(".")[0] == "explainer"] if preview["on"] else []
    before = {name: sys.modules.pop(name) for name in names}
    sys.path.insert(0, HERE)
    try:
        return import_module("explainer")
    except Exception:
        if not before:
            raise
        sys.modules.update(before)
        log.exception("the code cannot be read; the preview goes on with the code as it was")
        return before["explainer"]
    finally:
        sys.path.remove(HERE)


def _in_nav(uri: str) -> InclusionLevel:
    """The index page of a kind may stand in the navigation; record pages never do: it would grow with the square."""
    return InclusionLevel.UNDEFINED if uri.endswith("/index.md") else InclusionLevel.NOT_IN_NAV
