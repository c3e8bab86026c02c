"""The pages that `onrecord serve` shows: server-rendered, complete without a script, read-only."""

from onrecord.web.app import create_app

__all__ = ["create_app"]
