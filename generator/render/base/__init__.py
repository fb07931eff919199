"""What the renderers share: parts, views, and the way a body becomes a page."""
