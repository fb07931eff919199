"""The documents of pages that an editor wrote as such, and of what the program lists under a name that people know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model import addresses
from generator.model.comics import Window, windows
from generator.model.corrections import corrections
from generator.model.sections import (
    ACTIVITIES,
    CLIPS_SUMMARY,
    CLIPS_TITLE,
    COMPONENTS_SUMMARY,
    COMPONENTS_TITLE,
    CONTACT,
    FIELDS_SUMMARY,
    FIELDS_TITLE,
    INTRODUCTIONS,
    PROBLEMS_SUMMARY,
    PROBLEMS_TITLE,
    SECTIONS,
    SHORT_SUMMARY,
    SINGLE,
    STORIES,
    TODAY_TITLE,
    WEEKEND_TITLE,
    WHO,
    Section,
)
from generator.problems import catalogue
from generator.render.base.activities import grade_name, grade_title, month_title
from generator.render.base.imprint import imprint_of
from generator.render.base.plan import Plan
from generator.render.search.beside import grades_beside
from generator.render.search.documents import Document
from generator.schema.comics import Scene
from generator.schema.departed import Veil
from generator.schema.kinds import KINDS, field_rows
from generator.schema.records import FORMS
from generator.text import date_in_chinese, month_in_chinese

Found = tuple[Document, str]  # with the editor's file

_SETTINGS = "mkdocs.yml"  # where the menu names what the program lists
_LISTS = (
    (addresses.TODAY, TODAY_TITLE, "今天哪儿有活动，几点开始。"),
    (addresses.WEEKEND, WEEKEND_TITLE, "周六、周日哪儿有活动，几点开始。"),
    (addresses.CLIPS, CLIPS_TITLE, CLIPS_SUMMARY),
    (addresses.SHORT, FORMS[1], SHORT_SUMMARY),
    (addresses.COMPONENTS, COMPONENTS_TITLE, COMPONENTS_SUMMARY),
)
_ALL_GRADES = 0
_ASKED_FOR = {CONTACT: ("联系方式", "电话", "邮箱", "地址")}  # also while none of these is known, which the page says


def page_documents(plan: Plan) -> Iterator[Found]:
    """Every page that is of no other kind."""
    for entry in plan.site.pages.values():
        if entry.id not in INTRODUCTIONS:
            page, names, address = entry.record, plan.names(entry), addresses.page(entry.id)
            called = (plan.site.settings.name,) if address == addresses.ABOUT else ()
            yield Document(address, page.title, "", summary=page.summary, called=called, entry=entry, names=names), entry.path
    yield from _fronts(plan)
    for address, title, summary in _LISTS:
        yield Document(address, title, "", summary=summary, beside=years_beside(plan, address)), _SETTINGS
    for grade in range(1, 10):
        yield _of_grade(plan, grade), _SETTINGS
    yield from _of_the_manual(plan)
    for theme in plan.site.themes:
        address = addresses.theme(theme.id)
        yield Document(address, theme.name, "", summary=theme.summary, beside=years_beside(plan, address)), "content/themes.yml"
    for category in plan.site.category_by_id.values():
        document = Document(
            addresses.category(category.id), f"{category.name}类活动", "", summary=category.summary, called=(category.name,)
        )
        yield document, "content/categories.yml"
    yield from _points(plan)
    for window in windows(plan.site):
        if window.scene:
            yield _scene(plan, window, window.scene), "comics/scenes.yml"


def _fronts(plan: Plan) -> Iterator[Found]:
    for section in (*SECTIONS, *SINGLE):
        intro = plan.intro(section.id)
        title, summary = (intro.record.title, intro.record.summary) if intro else (section.title, section.summary)
        called = plan.tag(section).name
        document = Document(
            address=section.address,
            title=title,
            day="",
            summary=summary,
            called=(called,) if called != title else (),
            beside=(*_ASKED_FOR.get(section, ()), *_months_beside(plan, section)),
            foot=tuple(_imprint_lines(plan, section)),
            entry=intro,
            names=plan.names(intro),
        )
        yield document, intro.path if intro else _SETTINGS


def _months_beside(plan: Plan, section: Section) -> Iterator[str]:
    """What the pages of single months are called, which are too many to be answers themselves."""
    if section is STORIES:
        yield from (f"{month_in_chinese(*month)}的故事" for month in plan.site.months)
    elif section is ACTIVITIES:
        yield from _activity_months(plan, _ALL_GRADES)


def years_beside(plan: Plan, address: str) -> tuple[str, ...]:
    """Of which years there are pages besides the one at `address`, which has the newest stories alone."""
    return tuple(tag.name for tag in plan.years(address))


def _imprint_lines(plan: Plan, section: Section) -> Iterator[str]:
    """How to reach those who run the site, and what they have put right, on the page that says it."""
    imprint = imprint_of(plan)
    known = {WHO: imprint.everything, CONTACT: imprint.to_reach}.get(section, ())
    yield from (f"{name}：{answer or '待定'}" for name, answer in known)
    for each in corrections(plan.site) if section is CONTACT else ():
        yield from (each.where, f"{date_in_chinese(each.date)}改好", f"原来　{each.wrong}", f"现在　{each.right}")


def _of_grade(plan: Plan, grade: int) -> Document:
    name = grade_name(grade)
    summary = f"{name}的孩子能去的活动，这一周和下一周的一天一天排着。"
    called = (name, *grades_beside(name))
    return Document(
        addresses.GRADES[grade - 1], grade_title(grade), "", summary=summary, called=called, beside=tuple(_activity_months(plan, grade))
    )


def _activity_months(plan: Plan, grade: int) -> Iterator[str]:
    for address in sorted(plan.site.activity_months):
        year, month = map(int, address.split("/")[-2].split("-"))
        if address == addresses.activity_month(year, month, grade):
            yield month_title(year, month, grade)


def _of_the_manual(plan: Plan) -> Iterator[Found]:
    """What editors look for there: codes, and what files and fields are called; the texts themselves are as long as all stories."""
    veil = Veil(plan.site.hidden.departed, plan.site.hidden.kept)
    codes = tuple(f"{code.code} {code.title}" for code in catalogue().values())
    fields = tuple(f"{kind.label}：{'、'.join(dict.fromkeys(row.label for row in field_rows(kind.record)))}" for kind in KINDS)
    yield Document(addresses.PROBLEMS, PROBLEMS_TITLE, "", summary=PROBLEMS_SUMMARY, foot=veil.over_all(codes)), _SETTINGS
    yield Document(addresses.FIELDS, FIELDS_TITLE, "", summary=FIELDS_SUMMARY, foot=veil.over_all(fields)), _SETTINGS


def _points(plan: Plan) -> Iterator[Found]:
    for table in plan.honours.points_tables:
        record = table.record
        first, last = record.begins, record.ends
        years = tuple(range(first.year, last.year + 1))
        title, days = record.title, (first.isoformat(), last.isoformat())
        yield Document(addresses.points_table(table.id), title, days[0], summary=record.note, until=days[1], years=years), table.path


def _scene(plan: Plan, window: Window, scene: Scene) -> Document:
    places = names_of_places(plan, [scene.place])
    is_open = window.drawing is None or window.drawing.record.sample
    return Document(
        address=addresses.scene(scene.id),
        title=scene.title,
        day="",
        named=tuple(places.values()),
        places=tuple(places),
        summary=scene.scene,
        lines=(f"第{scene.id}号", scene.dimension, *(tag.name for tag in plan.tags("programmes", (scene.programme,)))),
        called=numbers_of(scene.id),
        beside=(f"{scene.id}等您来画",) if is_open else (),
    )


def numbers_of(id: str) -> tuple[str, ...]:
    """028 as people write it, who have it from the wall or from a teacher."""
    forms = dict.fromkeys((id, str(int(id))))
    return tuple(form.format(each) for form in ("第{}号", "漫画{}", "{}") for each in forms)


def names_of_places(plan: Plan, ids: Sequence[str]) -> dict[str, str]:
    """The names of places by id; those that are hidden are left out."""
    return {id: plan.site.place_by_id[id].name for id in ids if id in plan.site.place_by_id}
