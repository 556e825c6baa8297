"""A trace as a page, a picture, a graph file: records in, text out, nothing fetched and nothing run."""
