"""The status of the content. It is stored until a file changes, so that it can be shown at once."""

from kb.build.inputs import last_written, python_of
from kb.build.store import Store, with_store
from kb.build.target import Target
from kb.build.terminal import Terminal
from kb.content.part import digest
from kb.status.status import Status

_SCOPE = "status"


def read_status(target: Target, terminal: Terminal) -> Status:
    """Return the status of the content. Files that cannot be read are not counted; kb check says why."""
    written = last_written(target)

    def kept_or_made(store: Store) -> Status:
        made = store.kept_or_made(_SCOPE, {_SCOPE: digest(written)}, lambda _name: _status(target, store, terminal))
        return made[_SCOPE]

    return with_store(target.store, python_of(target), kept_or_made)


def _status(target: Target, store: Store, terminal: Terminal) -> Status:
    # Imported here: a stored status is shown without the modules for reading.
    from kb.build.standings import read_standings
    from kb.status.counting import status_of

    site, standings = read_standings(target, store, terminal)
    in_a_language = {
        f"{language}/{address}" for address, standing in standings.items() for language in standing.unreadable
    }
    return status_of(
        site,
        site.unreadable | site.unreadable_files | in_a_language,
        {address: standing.translations for address, standing in standings.items()},
        {address: standing.figures for address, standing in standings.items()},
    )
