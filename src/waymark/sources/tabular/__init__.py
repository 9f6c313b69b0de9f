"""What readers of flat tables share: tables stated as layouts, cells read, records made into standard rows."""
