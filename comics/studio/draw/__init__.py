"""Comics drawn from data: words of comic.yml, drawings/NNN.yml, the cast, and SVG files of stages and things."""
