"""A Site to Artifacts: one file for each product; products never import each other."""
