"""The table of formats, validators and consumers that docs/formats.md prints: every result comes from a program that is not ours."""
