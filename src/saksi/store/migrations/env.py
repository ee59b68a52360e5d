"""Alembic's entry: runs the steps on the connection that `store.migrate` hands over."""

from __future__ import annotations

from alembic import context

from saksi.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
