"""MkDocs hook of the comparison: the theme's own index and program in the place where ours were written."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

_SCRIPTS = "assets/javascripts"


@event_priority(-300)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the theme's index once more, after ours, and what our pages have no use for."""
    config.plugins["material/search"].on_post_build(config=config)
    with as_file(files("material").joinpath("templates", _SCRIPTS)) as scripts:
        shutil.copytree(scripts, Path(config.site_dir, _SCRIPTS), dirs_exist_ok=True)
