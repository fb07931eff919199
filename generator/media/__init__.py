"""Pictures: read safely, described, made anew; no byte of a camera's file is ever published."""
