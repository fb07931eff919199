"""python unpack_font.py: unpacks the bold LXGW WenKai of npm @fontsource/lxgw-wenkai to wenkai.ttf."""

from fontTools.ttLib import TTFont

font = TTFont("node_modules/@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-700-normal.woff2", recalcTimestamp=False)
font.flavor = None
font.save("wenkai.ttf")
