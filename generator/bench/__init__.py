"""The benchmark: a community of N stories, our build beside Hugo's on the same texts, the bars of the issue (`make bench N=10000`)."""
