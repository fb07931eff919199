"""The comics, one module each: c003.py holds COMIC."""
