"""Tables as people have them, each beside what a person would read in it: `NAME.yaml` says it of `NAME.csv`."""
