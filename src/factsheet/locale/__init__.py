"""From a factsheet to its edition in one language: translations, numbers, built-in words."""
