"""What alembic runs to reach the record: the connection is given, in a transaction that the caller ends."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
