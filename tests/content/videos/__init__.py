"""A guide with a video, in four languages: `billing/watch`. The films have only the boxes that describe a film."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.content.added_guide import add_guide
from tests.content.pictures import photo

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """\
title: Die Rechnung ansehen
summary: So sehen Sie die Rechnung an.
reviewed: 2026-11-20
owner: billing
video:
  id: film
  file: look.mp4
  title: Wo die Rechnung steht
  poster: look.png
  captions: look.vtt
  transcript:
    - {id: line-open, text: Öffnen Sie die Rechnung.}
    - {id: line-due, text: 'Sie wird {auto_renewal.lead} vorher fällig.'}
sections:
  - id: look
    title: Ansehen
    steps:
      - id: look-at-it
        text: Sehen Sie die Rechnung an.
"""
WORDS = {
    "fr": ("Regarder la facture", "Ouvrez la facture.", "Elle est due {auto_renewal.lead} avant."),
    "it": ("Guardare la fattura", "Apri la fattura.", "Scade {auto_renewal.lead} prima."),
    "en": ("Look at the invoice", "Open the invoice.", "It is due {auto_renewal.lead} earlier."),
}
SCRIPT = """\
today: 2026-11-20
scenes:
  - {line: line-open, show: "#look"}
  - {line: line-due, click: "#look-at-it a"}
  - {fill: "#day", value: 2026-12-24}
"""
TRANSLATION = """\
translates: de
title: {0}
summary: {0}.
video:
  id: film
  title: {0}
  transcript:
    - {{id: line-open, text: {1}}}
    - {{id: line-due, text: '{2}'}}
sections:
  - id: look
    title: {0}
    steps:
      - id: look-at-it
        text: {0}.
"""
SPOKEN = {
    "": ("Öffnen Sie die Rechnung.", "Sie wird 14\N{NO-BREAK SPACE}Tage vorher fällig."),
    "fr": ("Ouvrez la facture.", "Elle est due 14\N{NO-BREAK SPACE}jours avant."),
    "it": ("Apri la fattura.", "Scade 14\N{NO-BREAK SPACE}giorni prima."),
    "en": ("Open the invoice.", "It is due 14\N{NO-BREAK SPACE}days earlier."),
}


def box(kind: bytes, *content: bytes) -> bytes:
    """Return a box of an MP4 file."""
    inside = b"".join(content)
    return (8 + len(inside)).to_bytes(4) + kind + inside


def track(kind: bytes, coding: bytes, width: int = 390, height: int = 600) -> bytes:
    """Return a track of pictures (`vide`) or sound (`soun`)."""
    entry = box(coding, bytes(24), width.to_bytes(2), height.to_bytes(2), bytes(50))
    table = box(b"stsd", bytes(4), (1).to_bytes(4), entry)
    handler = box(b"hdlr", bytes(8), kind, bytes(13))
    return box(b"trak", box(b"mdia", handler, box(b"minf", box(b"stbl", table))))


def film(*tracks: bytes, seconds: float = 8, has_index_last: bool = False, version: int = 0) -> bytes:
    """Return an MP4 file without pictures, with one track of H.264 unless others are given."""
    length = round(seconds * 1000)
    times = (bytes(16) if version else bytes(8)) + (1000).to_bytes(4) + length.to_bytes(8 if version else 4)
    head = box(b"mvhd", bytes([version, 0, 0, 0]), times, bytes(80))
    index, pictures = box(b"moov", head, *(tracks or (track(b"vide", b"avc1"),))), box(b"mdat", bytes(99))
    return box(b"ftyp", b"isom", bytes(4)) + (pictures + index if has_index_last else index + pictures)


def captions(*words: str) -> str:
    """Return WebVTT that says these words, each for 3 seconds."""
    cues = (f"00:0{3 * at}.500 --> 00:0{3 * at + 3}.000\n{said}\n" for at, said in enumerate(words))
    return "\n".join(("WEBVTT\n", *cues))


def with_videos(docs: Path) -> Path:
    """Add the guide, its film, poster and captions to the small knowledge base in that folder; return the folder."""
    files = {"de": SOURCE, **{language: TRANSLATION.format(*words) for language, words in WORDS.items()}}
    add_guide(docs, "watch", files, ("film", "look", "look-at-it"))
    (docs / "videos").mkdir()
    (docs / "videos" / "look.mp4").write_bytes(film())
    (docs / "videos" / "look.fr.mp4").write_bytes(film(seconds=7))
    (docs / "videos" / "look.it.mp4").write_bytes(film(seconds=9))
    (docs / "videos" / "look.en.mp4").write_bytes(film(version=1))
    (docs / "videos" / "look.yml").write_text(SCRIPT, encoding="utf-8")
    (docs / "images" / "look.png").write_bytes(photo())
    for language, words in SPOKEN.items():
        name = f"look.{language}.vtt" if language else "look.vtt"
        (docs / "videos" / name).write_text(captions(*words), encoding="utf-8")
    return docs
