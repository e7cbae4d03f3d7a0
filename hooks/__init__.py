"""The only place that knows MkDocs: thin event handlers that give it what kb/ makes."""
