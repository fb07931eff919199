"""The tour: every page type of the built site, looked at in a browser."""
