"""How one joins an activity: from when to when one signs up, who may come, whom one calls; and what is told of its changes."""

from __future__ import annotations

import datetime
import re

from generator.model.handouts import SCHOOL
from generator.model.sessions import last_day
from generator.rules.judge import Judge
from generator.rules.questions import is_future, published_phones, record
from generator.schema.activities import EVERYBODY, OWN_SCHOOL, Activity, ActivityList
from generator.schema.kinds import Location
from generator.schema.records import Places
from generator.text import date_in_chinese

_CLOCK = re.compile("[0-9０-９]{1,2}[:：][0-9０-９]{2}|[0-9０-９一二三四五六七八九十]+点")
_KINDS = {True: ("学校",), False: ("社区", "村")}  # of a place that can have its own, by whether they are pupils


def check_joining(judge: Judge) -> None:
    """Sign-up begins before it ends, whoever is invited belongs to the place, telephones may be published, changes have been made already."""
    whole = judge.entry.record
    if not isinstance(whole, ActivityList):
        return
    with judge.in_part():
        _check_phone(judge, ("phone",), whole.phone)
    with judge.in_part():
        if whole.published and whole.published > whole.edition:
            what = f"初版（published）是 {whole.published}，比这一版（edition）{whole.edition} 还晚"
            judge.at(("published",), "T17", what=what, advice="初版写头一回发出去的那天，这一版写最近改的那天。")
    for index, activity in enumerate(whole.activities):
        at: Location = ("activities", index)
        with judge.in_part():
            _check_opening(judge, at, whole, activity)
        with judge.in_part():
            _check_children(judge, at, activity)
        with judge.in_part():
            _check_who(judge, at, activity)
        with judge.in_part():
            _check_phone(judge, (*at, "phone"), activity.phone)
        with judge.in_part():
            _check_pickup(judge, at, whole, activity)
        with judge.in_part():
            _check_updates(judge, at, whole, activity)
        with judge.in_part():
            _check_hour_of_pickup(judge, at, activity)


def check_places(judge: Judge) -> None:
    """Only a school has grades, nothing is near to itself, telephones may be published."""
    if not isinstance(judge.entry.record, Places):
        return
    for index, place in enumerate(judge.entry.record.places):
        at: Location = ("places", index)
        with judge.in_part():
            if place.grades and place.kind != SCHOOL:
                advice = "删掉这一行；它真是学校，就把类别（kind）改成 学校。"
                judge.at((*at, "grades"), "T32", what=f"“{place.name}”是{place.kind}，没有年级", advice=advice)
        with judge.in_part():
            for number, near in enumerate(place.near):
                if near in (place.id, place.name):
                    judge.at(
                        (*at, "near", number), "T32", what=f"“{place.name}”写成在自己附近了", advice="删掉它，或者换成真正在附近的地方。"
                    )
        with judge.in_part():
            _check_phone(judge, (*at, "phone"), place.phone)


def _check_opening(judge: Judge, at: Location, whole: ActivityList, activity: Activity) -> None:
    if activity.signup:
        last, until = activity.signup, "报名截止日"
    elif activity.weekdays:
        last, until = activity.ends or whole.ends, "最后一天"
    else:
        last, until = last_day(activity) or whole.starts, "活动的最后一天"
    if activity.opens and activity.opens > last:
        advice = "核对月份；已经能报名了，就删掉这一行。"
        judge.at((*at, "opens"), "T17", what=f"{activity.opens} 才开始报名，比{until} {last} 还晚", advice=advice)


def _check_children(judge: Judge, at: Location, activity: Activity) -> None:
    """It is told in one way which children can come, and nobody is told that there is more left than there was."""
    if not activity.grades and not activity.ages:
        judge.at((*at, "title"), "T30", title=activity.title, what="年级（grades）、年龄（ages）一样也没有写")
    elif activity.grades and activity.ages:
        judge.at((*at, "ages"), "T30", title=activity.title, what="年级（grades）、年龄（ages）都写了")
    if activity.left is not None and activity.left > activity.seats:
        what = f"还剩的名额（left）{activity.left} 比名额（seats）{activity.seats} 还多"
        judge.at((*at, "left"), "T30", title=activity.title, what=what, advice="还剩几个就写几个，报满了写 0。")


def _check_who(judge: Judge, at: Location, activity: Activity) -> None:
    """Only a school has pupils of its own, only a community or a village has its own children."""
    if activity.who == EVERYBODY:
        return
    place = judge.ask(record, "places", activity.place)
    wanted = _KINDS[activity.who == OWN_SCHOOL]
    if place and place.kind not in wanted:
        judge.at((*at, "who"), "T18", who=activity.who, name=place.name, kind=place.kind, wanted="或者".join(wanted))
    elif place and activity.who == OWN_SCHOOL and place.grades and activity.classes:
        own = range(place.grades[0], place.grades[-1] + 1)
        if not set(own).intersection(activity.classes):
            where = (*at, "grades" if activity.grades else "ages")
            judge.at(where, "T35", asked=_grades(activity.classes), name=place.name, grades=_grades(own))


def _grades(grades: range) -> str:
    """4-6; 5."""
    return f"{grades[0]}-{grades[-1]}" if len(grades) > 1 else str(grades[0])


def _check_pickup(judge: Judge, at: Location, whole: ActivityList, activity: Activity) -> None:
    """Where no parent comes along, it is told how children get home; what is made up takes no child from anybody."""
    if not (activity.parents or activity.pickup or activity.cancelled or activity.sample or whole.sample):
        judge.at((*at, "parents"), "T20", title=activity.title)


def _check_phone(judge: Judge, at: Location, number: str) -> None:
    known = judge.ask(published_phones) if number else None
    if known is not None and number not in known:
        advice = f"登记过的有：{'、'.join(known)}。" if known else ""
        judge.at(
            at,
            "T19",
            value=number,
            advice=f"{advice}要用这个号码，先在 content/site.yml 的 phones 里加一项，写上名称（name）和号码（number）。",
        )


def _check_hour_of_pickup(judge: Judge, at: Location, activity: Activity) -> None:
    """Where the hour is another on one day, the usual hour of collecting children is wrong."""
    usual = _CLOCK.search(activity.pickup)
    for number, change in enumerate(activity.changes if usual else ()):
        if change.time and not change.pickup and not change.cancelled and change.time != activity.time:
            time = "-".join(f"{each:%H:%M}" for each in change.time)
            judge.at((*at, "changes", number, "time"), "T31", date=change.date.isoformat(), time=time, pickup=activity.pickup)


def _check_updates(judge: Judge, at: Location, whole: ActivityList, activity: Activity) -> None:
    days: dict[Location, datetime.date | None] = {("since",): activity.since}
    days |= {("updates", number, "date"): update.date for number, update in enumerate(activity.updates)}
    for where, day in days.items():
        if day and day > whole.edition and judge.ask(is_future, day):  # or all of the list is to come
            judge.at((*at, *where), "T13", what=f"写的是{date_in_chinese(day)}定的，这一天还没有到", advice="写真正改的那一天。")
        elif day and whole.published and day < whole.published:
            judge.at(
                (*at, *where),
                "T13",
                what=f"写的是{date_in_chinese(day)}定的，那时候清单还没有发出去",
                advice="写发出去以后改的；以前改的不用写。",
            )
    if activity.since and not activity.cancelled:
        judge.at((*at, "since"), "T05", what="写了哪天取消的（since），没有写取消（cancelled）")
    elif activity.cancelled and activity.reason and not activity.since:
        judge.at((*at, "cancelled"), "T38", title=activity.title, edition=whole.edition.isoformat())
    _check_order(judge, at, whole, activity)


def _check_order(judge: Judge, at: Location, whole: ActivityList, activity: Activity) -> None:
    """What is decided when it is over helps nobody; a day that was missed may be made up for later."""
    for number, change in enumerate(activity.changes):
        last = change.moved or change.date
        if change.since > last:
            what = f"{change.date} 这一次改到 {last}" if change.moved else f"{change.date} 这一次{'取消' if change.cancelled else '改了'}"
            judge.at((*at, "changes", number, "since"), "T36", what=what, since=change.since.isoformat())
    end = (activity.ends or whole.ends) if activity.weekdays else last_day(activity)
    if activity.cancelled and activity.since and end and activity.since > end:
        judge.at((*at, "since"), "T36", what=f"“{activity.title}”最后一天是 {end}", since=activity.since.isoformat())
