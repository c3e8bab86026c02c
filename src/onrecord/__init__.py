"""Keep the record of what was said."""
