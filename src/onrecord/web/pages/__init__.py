"""The pages: one file each, put together in `router`. How one is made: docs/explanation/pages.md."""

from onrecord.web.pages.router import router

__all__ = ["router"]
