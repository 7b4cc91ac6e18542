"""The rules beyond the schema (curriculum-format.md, "Rules the check enforces")."""
