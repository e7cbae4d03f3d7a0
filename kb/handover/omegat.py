"""The project that OmegaT opens: the folder of a job."""

FOLDERS = ("source", "target", "tm", "glossary", "omegat", "dictionary")
"""OmegaT asks for those that are missing."""

FILE = "omegat.project"

FILTERS_FILE = "omegat/filters.xml"

FILTERS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<filters removeTags="false" removeSpacesNonseg="true" preserveSpaces="false" ignoreFileContext="false"/>
"""
"""Tags at the beginning of a text are shown: the bracket of a link is one, and its end would be without it.

OmegaT adds what it has by default.
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
    """Return the project's file. Texts are translated whole: a sentence that has no partner would be lost."""
    return _PROJECT.format(source=source, language=language)
