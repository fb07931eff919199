"""Hand-drawn pictures by script: pen, people, scenery, lettering."""
