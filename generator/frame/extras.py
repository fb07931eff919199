"""Files of the theme that no frame names, and what asks for them: which pages have them rests on nothing else of the theme."""

from __future__ import annotations

READER = ("assets/comics.css", "assets/comics.js")  # what the frames do not name, but pages of comics do
AGENDA = ("assets/activities.css", "assets/activities.js")  # nor these, but pages that list activities by day do
FEED_ICONS = ("assets/feed-icon.png", "assets/large-icon.png", "assets/favicon.svg")  # what feeds show of the site
CLIPS = ("assets/clips.css",)  # nor this, but stories with a clip do
SEARCH = ("assets/search.css", "assets/search.js")  # and the page of search
INFLATING = ("assets/inflating.js",)  # which that asks for in an old browser
NEARLY = ("assets/nearly.js",)  # and where nothing is found
