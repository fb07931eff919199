"""Static site generator and content pipeline of 北苑街道“家力量”."""
