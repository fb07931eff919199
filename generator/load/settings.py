"""The settings, from content/site.yml and mkdocs.yml."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.load.entries import Entry
from generator.schema.site import Contact, MkdocsRecord, SiteRecord
from generator.settings import BuildOptions, MenuItem, Settings


def settings_of(entries: Sequence[Entry[Any]], options: BuildOptions) -> Settings | None:
    """The settings, if both of their files could be read."""
    site = _site_record(entries)
    mkdocs = next((entry.record for entry in entries if isinstance(entry.record, MkdocsRecord)), None)
    if site is None or mkdocs is None:
        return None
    return Settings(
        name=site.name,
        url=mkdocs.site_url,
        menu=tuple(MenuItem(title, section) for title, section in mkdocs.nav),
        primary=mkdocs.theme.palette.primary,
        accent=mkdocs.theme.palette.accent,
        description=site.description,
        app=site.app,
        icp=site.icp,
        police=site.police,
        contact=_contact_line(site.contact),
        samples_shown=_samples_shown(site, options),
        has_posters=site.posters == "show",
        production=options.production,
        today=options.today,
    )


def bare_settings(entries: Sequence[Entry[Any]], options: BuildOptions) -> Settings:
    """What rules need when one of the settings' own files cannot be read, so that one run still shows all faults, and none that is not there."""
    shown = _samples_shown(_site_record(entries), options)
    return Settings("", "", (), "", "", "", "", "", "", "", shown, False, options.production, options.today)


def _site_record(entries: Sequence[Entry[Any]]) -> SiteRecord | None:
    return next((entry.record for entry in entries if isinstance(entry.record, SiteRecord)), None)


def _samples_shown(site: SiteRecord | None, options: BuildOptions) -> bool:
    """As the option says, or else content/site.yml; where that cannot be read, all are looked at."""
    if options.samples_shown is not None:
        return options.samples_shown
    return getattr(site, "samples", "show") == "show"


def _contact_line(contact: Contact | None) -> str:
    return "，".join(filter(None, (contact.office, contact.phone, contact.email, contact.address))) if contact else ""
