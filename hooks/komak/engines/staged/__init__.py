"""The second engine: pages, files, templates and settings in a plain folder, for a generator that knows nothing of Koʻmak."""
