"""The command `explainer`: what editors and CI do with the records, without any site generator."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

import click

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "check": "checking.check",
        "explain": "checking.explain",
        "verify": "comparing.verify",
        "new": "editing.new",
        "fmt": "editing.fmt",
        "impact": "publishing.tell_impact",
        "report": "publishing.second_look",
        "release": "publishing.release",
        "export": "publishing.export",
        "tree": "publishing.write_tree",
        "publish": "serving.publish",
        "links": "asking.outside_links",
    }
)


class Commands(click.Group):
    """The commands by name; what one needs is loaded when it is asked for, and not what others need."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module, _, name = COMMANDS.get(cmd_name, "").partition(".")
        command: click.Command | None = getattr(import_module(f"explainer.cli.{module}"), name) if name else None
        return command


@click.group(cls=Commands)
def main() -> None:
    """Check, write and publish the records of The Empty Chair. Each command tells more: explainer check --help"""
