"""What the command line makes for authors: new modules, stamps, schemas."""
