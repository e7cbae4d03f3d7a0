"""A job's folder as an OmegaT project."""

FOLDERS = ("source", "target", "tm", "glossary", "omegat", "dictionary")
"""The folders of a project. OmegaT asks for any that are missing."""

FILE = "omegat.project"

FILTERS_FILE = "omegat/filters.xml"

FILTERS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<filters removeTags="false" removeSpacesNonseg="true" preserveSpaces="false" ignoreFileContext="false"/>
"""
"""Makes OmegaT show tags at the beginning of a text, since the opening bracket of a link may be one.

OmegaT fills in its defaults for everything else.
"""

_PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
  <project version="1.0">
    <source_dir>__DEFAULT__</source_dir>
    <target_dir>__DEFAULT__</target_dir>
    <tm_dir>__DEFAULT__</tm_dir>
    <glossary_dir>__DEFAULT__</glossary_dir>
    <dictionary_dir>__DEFAULT__</dictionary_dir>
    <source_lang>{source}</source_lang>
    <target_lang>{language}</target_lang>
    <sentence_seg>false</sentence_seg>
    <support_default_translations>true</support_default_translations>
    <remove_tags>false</remove_tags>
  </project>
</omegat>
"""


def project(source: str, language: str) -> str:
    """Return the project file. Texts are not split, since a sentence without a counterpart would be lost."""
    return _PROJECT.format(source=source, language=language)
