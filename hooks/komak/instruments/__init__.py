"""What is filled in: forms, and tests of knowledge. Their wording, and the files that they become."""
