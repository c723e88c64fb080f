"""Translation: texts given out to translators, taken back, compared with their source."""
