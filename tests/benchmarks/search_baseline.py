"""MkDocs hook of the comparison: the theme's own index in the place where ours was written."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority


@event_priority(-300)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the theme's index once more, after ours."""
    config.plugins["material/search"].on_post_build(config=config)
