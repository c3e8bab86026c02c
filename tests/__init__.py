"""The tests of onrecord; they mirror `src/onrecord/` path for path."""
