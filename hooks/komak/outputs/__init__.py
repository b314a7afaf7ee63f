"""What an edition becomes. Siblings do not import each other."""
