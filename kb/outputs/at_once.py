"""Makes all outputs in memory without a store, for callers that always build the whole site."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kb.content.drafts import without_drafts
from kb.content.keep import keep_nothing
from kb.content.site import Site
from kb.outputs.edition import Edition
from kb.outputs.guide_parts import guide_parts
from kb.outputs.output import Output


def edition_of(site: Site, site_url: str, icons: Path) -> Edition:
    """Return the site as it will be published, with everything in memory. It must have no errors."""
    readers = without_drafts(site)
    guides = {address: guide_parts(site.guides[address], site.shared) for address in readers.outlines}
    return Edition(readers, guides, site_url, icons)


def files_of(outputs: Iterable[Output]) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of each file of the outputs."""
    bench = MemoryBench()
    for output in sorted(outputs, key=lambda output: bool(output.after)):
        files = output.make(output.given, bench)
        bench.made.extend(files)
        yield from files.items()


@dataclass(frozen=True)
class MemoryBench:
    """What makers may use besides their input. It keeps nothing from one build to the next."""

    made: list[str] = field(default_factory=list)

    def keep[Value](self, scope: str, keys: Mapping[str, str], make: Callable[[str], Value]) -> Mapping[str, Value]:
        """Return the result of `make` for each name."""
        return keep_nothing(scope, keys, make)
