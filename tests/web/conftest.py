"""A server for the web tests: in the same process for rules, on a port for browsers."""
