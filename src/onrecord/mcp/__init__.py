"""The record for an assistant, by the Model Context Protocol: every answer cites, and quotes as untrusted."""

from onrecord.mcp.server import create_server

__all__ = ["create_server"]
