"""The colours of the series by name, and what night, weather and season make of them."""

from __future__ import annotations

from dataclasses import dataclass

from comics.studio.draw.refused import Refused

NAMED = {
    "ink": "#2B2420", "paper": "#FBF4E8", "cream": "#FFF8EC", "white": "#FFFFFF", "sand": "#EBD3B0", "grey": "#CFC6B8", "stone": "#9A948A",
    "persimmon": "#D9572B", "brick": "#A8452C", "red": "#C8402F", "pink": "#EFA98A", "rose": "#D98A8A", "plum": "#7D4A63",
    "yellow": "#F2B544", "straw": "#FADFA1", "ochre": "#C98F3C", "orange": "#E8833A",
    "teal": "#2F7F79", "mint": "#9CC4BC", "sky": "#A9CFDC", "blue": "#3F6FA0", "navy": "#27405E", "lilac": "#A79BC4",
    "green": "#8DAE7B", "moss": "#5F8A5E", "pine": "#3C6650", "olive": "#8A8A4A",
    "wood": "#B98252", "brown": "#8A5A3C", "coffee": "#5E4334", "black": "#3A3430",
    "light": "#F8D3B4", "warm": "#EFC19B", "tan": "#DDA679", "deep": "#B57B54",
    "snowy": "#F1ECE4", "silver": "#D8D2C8", "pepper": "#A39B92", "raven": "#3B322D", "chestnut": "#6B4534",
}  # fmt: skip
SKY = {"morning": "#FCE7CB", "day": "#DDEBE6", "dusk": "#F6C79B", "night": "#2B4463"}
WEATHER_SKY = {"rain": "#B7C4C6", "snow": "#D3DEE5", "fog": "#E2E3DF", "wind": "#DDEBE6", "clear": ""}
SEASONS = {"spring": "#B7CF8F", "summer": "", "autumn": "#E3A441", "winter": ""}
NIGHT_AIR, DUSK_AIR, SNOW = "#22375A", "#E08A4A", "#FBF9F4"
LAMPLIGHT = "#FFD778"


def named(name: str) -> str:
    """The value of a colour's name (a value stays one); raises Refused."""
    if name.startswith("#") and len(name) == 7:
        return name
    if name not in NAMED:
        raise Refused(f"no colour is called “{name}”: {', '.join(NAMED)}")
    return NAMED[name]


def mixed(colour: str, other: str, share: float) -> str:
    """So much of the other colour in a colour (#RRGGBB)."""
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


@dataclass(frozen=True)
class Light:
    """The hour, the weather and the season of a panel, and whether it plays indoors."""

    time: str = "day"
    weather: str = "clear"
    season: str = "summer"
    inside: bool = False
    dark: bool = False  # indoors with the lamps out
    near: bool = False  # what the story is about keeps its colours at night

    @classmethod
    def of(cls, words: str, inside: bool) -> Light:
        """Read “night snow winter”; raises Refused."""
        found: dict[str, str] = {}
        dark = False
        for word in words.split():
            for kind, known in (("time", SKY), ("weather", WEATHER_SKY), ("season", SEASONS)):
                if word in known:
                    found[kind] = word
                    break
            else:
                if word != "dark":
                    raise Refused(f"no light is called “{word}”: {', '.join((*SKY, *WEATHER_SKY, *SEASONS, 'dark'))}")
                dark = True
        if found.get("weather") == "snow":
            found.setdefault("season", "winter")
        return cls(found.get("time", "day"), found.get("weather", "clear"), found.get("season", "summer"), inside, dark)

    @property
    def sky(self) -> str:
        """The colour of the sky."""
        over = WEATHER_SKY[self.weather]
        if not over or self.time == "night":
            return SKY[self.time]
        return mixed(over, SKY[self.time], 0.25 if self.time != "day" else 0)

    @property
    def snowy(self) -> bool:
        """Whether snow lies."""
        return self.weather == "snow"

    def shows(self, classes: set[str]) -> bool:
        """Whether a part is there at all in this light."""
        night = self.time in {"night", "dusk"} or self.dark
        return not (
            ("glow" in classes and not night)
            or ("moon" in classes and self.time != "night")
            or ("sun" in classes and (self.time == "night" or self.weather != "clear"))
            or ("snow" in classes and not self.snowy)
            or ("leaf" in classes and self.season == "winter" and "evergreen" not in classes)
            or ("bare" in classes and self.season != "winter")
            or ("fruit" in classes and self.season != "autumn")
            or ("blossom" in classes and self.season != "spring")
        )

    def cast(self, colour: str, classes: set[str]) -> str:
        """What becomes of a colour that is drawn for a summer's day."""
        if colour == NAMED["ink"]:
            return colour
        if "sky" in classes:
            return self.sky
        if "lamp" in classes:
            return LAMPLIGHT if self.time in {"night", "dusk"} and not self.dark else self._air(colour, False)
        if "leaf" in classes and SEASONS[self.season]:
            colour = mixed(colour, SEASONS[self.season], 0.8)
        if "ground" in classes and self.snowy:
            colour = SNOW
        if "ground" in classes and "grass" in classes and self.season in {"autumn", "winter"} and not self.snowy:
            colour = mixed(colour, "#D9BC7C", 0.7)
        return self._air(colour, "outside" in classes)

    def _air(self, colour: str, outside: bool) -> str:
        if self.dark:
            return mixed(colour, NIGHT_AIR, 0.3 if self.near else 0.62)
        if self.inside and not outside:
            return mixed(colour, "#C88A4A", 0.06) if self.time == "night" else colour
        if self.time == "night":
            return mixed(colour, NIGHT_AIR, 0.16 if self.near else 0.5)
        if self.time == "dusk":
            return mixed(colour, DUSK_AIR, 0.14)
        return mixed(colour, "#8C9AA0", 0.14) if self.weather == "rain" else colour
