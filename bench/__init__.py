"""How fast the pipeline is, how much memory it takes, and what the engines read: ``python -m bench --help``."""
