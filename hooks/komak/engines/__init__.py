"""Adapters between `Site` and site generators. Nothing outside this room knows an engine."""
