"""What every room may use: problems as data, public addresses, signs nobody sees, spaces that never end a line."""
