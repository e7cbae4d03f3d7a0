"""Deploys the built site: lays it out for a kind of host, and compares what is deployed with what was built."""
