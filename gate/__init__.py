"""The check that no change makes the shipped model read worse."""
