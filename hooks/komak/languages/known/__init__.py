"""One file a language, each with its ``LANGUAGE``; what lies here is found by itself."""
