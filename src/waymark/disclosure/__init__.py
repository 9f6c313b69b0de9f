"""What may be shown. After protection only `PublicCell` exists."""
