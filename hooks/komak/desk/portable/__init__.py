"""The built site for those who have no internet, as commands."""
