"""Setting: styles and copy in, galleys out.  What was measured is what will be placed."""
