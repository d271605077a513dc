"""The command `explainer`: what editors and CI do with the records, without any site generator."""

import click

from explainer.cli import asking, checking, editing, publishing, serving


@click.group(
    commands=[
        checking.check,
        checking.explain,
        checking.verify,
        editing.new,
        editing.fmt,
        publishing.tell_impact,
        publishing.second_look,
        publishing.release,
        publishing.export,
        publishing.write_tree,
        serving.publish,
        asking.outside_links,
    ]
)
def main() -> None:
    """Check, write and publish the records of The Empty Chair. Each command tells more: explainer check --help"""
