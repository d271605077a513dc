"""Pages that MkDocs frames but does not write: those of the kinds, and the specimens of a record's page."""

from hashlib import sha256
from html import escape
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents


class MadePage(Page):
    """A page of the core, whose HTML is ready: nothing is read and no Markdown is run."""

    def __init__(self, file: File, config: MkDocsConfig, made: Any) -> None:
        super().__init__(escape(made.title), file, config)
        self.made = made

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"description": escape(self.made.description)}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Until the search plugin has read it, the content is what the page should be found by: its title."""
        self.content = f'<h1 id="title">{self.title}</h1>'
        self.toc = TableOfContents([AnchorLink(title, id, 2) for id, title in self.made.sections])
        self.present_anchor_ids = {id for id, _ in self.made.sections}


class Specimen(MadePage):
    """A page of holes, from which the frame around the pages of records is cut; no search finds it."""

    def read_source(self, config: MkDocsConfig) -> None:
        super().read_source(config)
        self.meta.update({"search": {"exclude": True}, "hide": ["navigation"]})


def page(config: MkDocsConfig, made: Any) -> File:
    """The file of a page of the core, which stands in the navigation where mkdocs.yml puts it."""
    file = File.generated(config, made.uri, content="")
    MadePage(file, config, made)
    return file


def specimen(config: MkDocsConfig, made: Any) -> File:
    """The file of a specimen. Pages of records stand in no navigation: it would grow with the square."""
    file = File.generated(config, made.uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.edit_uri = f"../{made.path}"
    Specimen(file, config, made)
    return file


def compiled_once(env: Environment) -> Environment:
    """The theme's templates, which would be compiled anew by each build; what is kept of them knows how they were."""
    options = repr((sorted(env.extensions), bool(env.autoescape), env.trim_blocks, env.lstrip_blocks))
    env.bytecode_cache = FileSystemBytecodeCache(pattern=f"theme-{sha256(options.encode()).hexdigest()[:12]}-%s.cache")
    return env
