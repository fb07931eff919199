"""The covers of the stories, one module each, with a function draw()."""
