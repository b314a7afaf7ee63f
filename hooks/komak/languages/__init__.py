"""What is known of languages: the words of the interface, scripts, terms in running text."""
