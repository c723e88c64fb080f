"""Beautiful, press-ready, accessible factsheets from one structured data file."""
