"""Pages: `page(view, links, extras) -> html`. One set of pages for two hosts: static files, and a web server."""
