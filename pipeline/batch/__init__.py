"""Folders of back issues: finds scans, groups them into issues, has the pages read in parallel, and can go on after a stop."""
