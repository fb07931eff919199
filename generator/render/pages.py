"""Hand-written pages, the page of feeds, the friendly 404, and old addresses."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from generator.artifact import NOTHING, Artifact, Part, Workshop, part
from generator.frame import Frame
from generator.frame.policy import POLICY_MARK, with_policy
from generator.load.entries import Entry
from generator.model import addresses
from generator.render.base.page import Head, prose, stamp, way_up
from generator.render.base.plan import Names, Plan, SiteFacts, entry_part, fields_part, joined
from generator.render.base.views import Card, Feed, Tag, card_views
from generator.schema.records import Page
from generator.text import date_in_chinese

_NEWEST_WHEN_LOST = 3
_COLOPHON = "about/site"  # the page that says, besides the home page, when the site was built


def render(plan: Plan, feeds: list[Feed]) -> Iterator[Artifact]:
    """content/pages/, /subscribe/, 404.html, aliases."""
    for entry in plan.site.pages.values():
        if entry.id not in addresses.PAGES_WITH_LISTS:
            yield _page(plan, entry)
    yield _subscribe(plan, feeds)
    yield _not_found(plan)
    for alias, target in plan.site.aliases():
        yield Artifact(addresses.file_of(alias), alias_page, (plan.facts, part([alias, target])), ())


def _page(plan: Plan, entry: Entry[Page]) -> Artifact:
    address = addresses.page(entry.id)
    children = _children(plan, entry)
    trail = _trail(plan, entry)
    built = part(date_in_chinese(plan.site.settings.today)) if entry.id == _COLOPHON else NOTHING
    return Artifact(
        addresses.file_of(address),
        text_page,
        (plan.frame(address), plan.facts, plan.names, plan.crumbs(*trail), entry_part(entry), children, built),
        (entry.path,),
    )


def _children(plan: Plan, entry: Entry[Page]) -> Part:
    """The pages of a folder and the index pages of the folders in it, under its own index page."""
    folder, _, name = entry.id.rpartition("/")
    if name != "index":
        return joined([])
    inside = [
        each for each in plan.site.pages.values() if each.id.removesuffix("/index").rpartition("/")[0] == folder and each is not entry
    ]
    return joined(
        [Part(Card(addresses.page(each.id), each.record.title, each.record.summary), fields_part(each).digest) for each in inside]
    )


def _trail(plan: Plan, entry: Entry[Page]) -> list[Tag]:
    """The index pages of the folders above a page."""
    folders = entry.id.split("/")[: -2 if entry.id.endswith("/index") else -1]
    above = ["/".join(folders[: depth + 1]) + "/index" for depth in range(len(folders))]
    return [Tag(addresses.page(id), plan.site.pages[id].record.title) for id in above if id in plan.site.pages]


def text_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    names: Names,
    crumbs: list[Tag],
    entry: Entry[Page],
    children: list[Card],
    built_text: str | None,
) -> bytes:
    """A hand-written page; the one about this site says when it was built."""
    address, record = addresses.page(entry.id), entry.record
    up = way_up(address)
    return stamp(
        "page.html",
        frame,
        facts,
        Head(address, record.title, record.summary),
        summary=record.summary,
        body=prose(workshop, entry, up, names),
        crumbs=crumbs,
        children=card_views(children, up),
        built_text=built_text or "",
    )


def _subscribe(plan: Plan, feeds: list[Feed]) -> Artifact:
    return Artifact(
        addresses.file_of(addresses.SUBSCRIBE),
        subscribe_page,
        (
            plan.frame(addresses.SUBSCRIBE),
            plan.facts,
            plan.names,
            plan.crumbs(),
            entry_part(plan.intro("subscribe")),
            Part(feeds, part([[feed.title, feed.name] for feed in feeds]).digest),
        ),
        ("content/pages/subscribe.md",),
    )


def subscribe_page(
    workshop: Workshop, frame: Frame, facts: SiteFacts, names: Names, crumbs: list[Tag], intro: Entry[Page] | None, feeds: list[Feed]
) -> bytes:
    """All feeds with words for people who have never heard of one."""
    address = addresses.SUBSCRIBE
    title, summary = (intro.record.title, intro.record.summary) if intro else ("订阅", "")
    body = prose(workshop, intro, way_up(address), names)
    return stamp(
        "subscribe.html", frame, facts, Head(address, title, summary, feeds[:1]), summary=summary, body=body, crumbs=crumbs, feeds=feeds
    )


def _not_found(plan: Plan) -> Artifact:
    newest = plan.cards(plan.site.stories[:_NEWEST_WHEN_LOST])
    prefix = part(plan.site.settings.prefix)
    return Artifact(
        addresses.NOT_FOUND,
        not_found_page,
        (plan.frame(addresses.NOT_FOUND), plan.facts, plan.names, entry_part(plan.intro("404")), newest, prefix),
        ("content/pages/404.md",),
    )


def not_found_page(
    workshop: Workshop, frame: Frame, facts: SiteFacts, names: Names, intro: Entry[Page] | None, newest: list[Card], prefix: str
) -> bytes:
    """What answers at any depth where nothing is: every address in it is absolute."""
    head = Head(addresses.NOT_FOUND, intro.record.title if intro else "走错门了", "", is_indexed=False)
    return stamp(
        "not_found.html", frame, facts, head, prefix, body=prose(workshop, intro, prefix, names), newest=card_views(newest, prefix)
    )


def alias_page(workshop: Workshop, facts: SiteFacts, addresses_: tuple[str, str]) -> bytes:
    """A page that leads from an old address to the present one, without scripts."""
    alias, target = addresses_
    here = way_up(alias) + target
    return with_policy(
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY_MARK}">\n'
        f"<title>这一页搬家了｜{escape(facts.name)}</title>\n"
        f'<meta http-equiv="refresh" content="0; url={here}">\n<link rel="canonical" href="{facts.url}{target}">\n'
        '<meta name="robots" content="noindex">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n</head>\n'
        f'<body>\n<main>\n<h1>这一页搬家了</h1>\n<p><a href="{here}">请点这里去新地址</a>。</p>\n</main>\n</body>\n</html>\n'
    ).encode()
