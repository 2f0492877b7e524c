"""Pages of fictional newspapers: typeset, printed, degraded like scans, with their truth."""
