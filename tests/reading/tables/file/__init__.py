"""From bytes of tables to rows."""
