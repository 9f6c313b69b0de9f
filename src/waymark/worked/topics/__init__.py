"""The overview for any reader, topic by topic. Every figure in it is worked out by the real code when asked for."""
