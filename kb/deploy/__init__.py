"""Deploys the built site: lays it out for a kind of host, and compares a deployment with what was built."""
