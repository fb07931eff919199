"""Hugo templates of about the size and content of ours: head with description and social tags, menu, story, lists of cards, full-text feed."""

from __future__ import annotations

_BASE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ .Title }}｜{{ site.Title }}</title>
<meta name="description" content="{{ .Params.summary }}">
<link rel="canonical" href="{{ .Permalink }}">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/site.css">
<meta property="og:title" content="{{ .Title }}">
<meta property="og:type" content="{{ if .IsPage }}article{{ else }}website{{ end }}">
<meta property="og:site_name" content="{{ site.Title }}">
{{ with .Resources.GetMatch "cover.*" }}<meta property="og:image" content="{{ .Permalink }}">{{ end }}
{{ range .AlternativeOutputFormats }}<link rel="{{ .Rel }}" type="{{ .MediaType.Type }}" href="{{ .Permalink }}">{{ end }}
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<header class="top" id="top">
<div class="top-row">
<a class="brand" href="/">
<svg class="mark" viewBox="0 0 48 48" width="40" height="40" aria-hidden="true">
<path class="mark-house" d="M24 3 45 20.5V39a6 6 0 0 1-6 6H9a6 6 0 0 1-6-6V20.5z"/>
<path class="mark-panes" d="M14 21h8.5v8H14zM25.5 21H34v8h-8.5zM14 32h8.5v8H14zM25.5 32H34v8h-8.5z"/></svg>
<span>{{ site.Title }}</span>
</a>
<div class="switches">
<button type="button" data-switch="type" aria-pressed="false">大字</button>
<button type="button" data-switch="scheme" aria-pressed="false">夜间</button>
</div>
</div>
<nav class="tabs" aria-label="栏目">
<ul>
{{ $page := . }}{{ range site.Menus.main }}
<li><a href="{{ .URL }}"{{ if eq .Page $page.FirstSection }} class="here" aria-current="true"{{ end }}>{{ .Name }}</a></li>
{{ end }}</ul>
</nav>
</header>
<main id="main" tabindex="-1">
{{ block "main" . }}{{ end }}
</main>
<footer class="foot">
<p>{{ site.Title }}，讲街坊邻里的故事，也记下大家一起做过的事。</p>
<ul><li><a href="/about/">关于</a></li><li><a href="/about/privacy/">隐私</a></li><li><a href="/subscribe/">订阅</a></li></ul>
</footer>
</body>
</html>
"""

_STORY = """{{ define "main" }}
<article class="story">
<nav class="crumbs" aria-label="您在这里"><ol><li><a href="/">首页</a></li><li><a href="/stories/">家人故事</a></li></ol></nav>
<header class="page-head">
<h1>{{ .Title }}</h1>
<p class="byline"><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2006年1月2日" }}</time></p>
</header>
{{ with .Resources.GetMatch "cover.*" }}
<figure class="picture"><img src="{{ .RelPermalink }}" width="1200" height="750" alt="一块一块的颜色，像院子里的灯" decoding="async"></figure>
{{ end }}
<div class="prose">
{{ .Content }}
</div>
<footer class="story-foot">
<p class="source">来源：{{ .Params.source }}</p>
<p class="people">故事里的人：{{ delimit .Params.people "、" }}</p>
<dl class="related">
{{ range slice "themes" "places" "programmes" }}{{ with $.GetTerms . }}
<div><dd><ul class="chips">{{ range . }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul></dd></div>
{{ end }}{{ end }}
</dl>
</footer>
</article>
<nav class="neighbours" aria-label="前后翻页">
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}"><span>上一篇</span>{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}"><span>下一篇</span>{{ .Title }}</a>{{ end }}
</nav>
{{ end }}
"""

_CARD = """<article class="card">
{{ with .Resources.GetMatch "cover.*" }}
<div class="card-picture">
<img src="{{ .RelPermalink }}" width="1200" height="750" alt="一块一块的颜色，像院子里的灯" decoding="async" loading="lazy">
</div>
{{ end }}
<div class="card-text">
<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<p>{{ .Params.summary }}</p>
<p class="card-meta"><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2006年1月2日" }}</time></p>
</div>
</article>
"""

_HEAD = '<header class="page-head"><h1>{{ .Title }}</h1><p class="lede">{{ .Params.summary }}</p></header>\n<div class="prose">{{ .Content }}</div>\n'
_FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>{{ .Title }}</title>
<link>{{ .Permalink }}</link>
<description>{{ site.Title }}</description>
<language>zh-CN</language>
{{ $pages := where site.RegularPages "Type" "stories" }}{{ if not .IsHome }}{{ $pages = .RegularPages }}{{ end }}
{{ range first site.Config.Services.RSS.Limit $pages }}<item>
<title>{{ .Title }}</title>
<link>{{ .Permalink }}</link>
<guid>{{ .Permalink }}</guid>
<pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate>
<description>{{ .Params.summary }}</description>
<content:encoded>{{ printf "<![CDATA[%s]]>" .Content | safeHTML }}</content:encoded>
</item>
{{ end }}</channel>
</rss>
"""


def _main(body: str) -> str:
    return '{{ define "main" }}\n' + body + "{{ end }}\n"


def _cards(pages: str) -> str:
    return f'<div class="cards">{{{{ range {pages} }}}}{{{{ partial "card.html" . }}}}{{{{ end }}}}</div>\n'


_TERMS = '<ul class="chips">{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>\n'
_ACTIVITIES = """<ol class="activities">{{ range .Params.activities }}
<li id="{{ .id }}"><h2>{{ .title }}</h2><p>{{ .summary }}</p><p>{{ .date }} {{ .time }} {{ .spot }} {{ .host }}</p></li>
{{ end }}</ol>
"""
_PAGER = """{{ with .Paginator }}<nav class="neighbours">
{{ with .Prev }}<a href="{{ .URL }}">更近</a>{{ end }}{{ with .Next }}<a href="{{ .URL }}">更早</a>{{ end }}
</nav>{{ end }}
"""
_MONTHS = '<ul class="chips">{{ range site.Taxonomies.months }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}（{{ .Count }}）</a></li>{{ end }}</ul>\n'

STORY_TEMPLATE = "layouts/stories/page.html"
TEMPLATES = {
    "layouts/baseof.html": _BASE,
    "layouts/_partials/card.html": _CARD,
    STORY_TEMPLATE: _STORY,
    "layouts/stories/section.html": _main(_HEAD + _cards("first 48 .RegularPages") + _MONTHS),
    "layouts/activities/page.html": _main(_HEAD + _ACTIVITIES),
    "layouts/page.html": _main(_HEAD),
    "layouts/section.html": _main(_HEAD),
    "layouts/home.html": _main(_HEAD + _cards('first 7 (where site.RegularPages "Type" "stories")')),
    "layouts/taxonomy.html": _main(_HEAD + _TERMS),
    "layouts/term.html": _main(_HEAD + _cards(".Paginator.Pages") + _PAGER),
    "layouts/months/term.html": _main(_HEAD + _cards(".Pages")),
    "layouts/404.html": _main(_HEAD),
    "layouts/rss.xml": _FEED,
    "static/favicon.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path d="M24 3 45 20.5V45H3V20.5z"/></svg>\n',
    "static/site.css": "body { font: 1.125rem/1.8 sans-serif; margin: 0 auto; max-width: 62em; }\n",
}
