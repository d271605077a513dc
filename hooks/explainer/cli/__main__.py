"""python -m explainer.cli, where the command itself is not installed."""

from explainer.cli import main

main()
