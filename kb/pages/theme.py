"""The theme of pages: templates, icons, and the folder of styles and scripts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import DictLoader, Environment, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from kb.pages.assets import path_inside
from kb.pages.security_policy import policy_in_pages
from kb.render.renderer import relative

TEMPLATES = (Path(__file__).parent / "templates", Path(__file__).parents[2] / "overrides")
"""The folders of templates: those for the content of pages, and the theme's for everything around it."""

ICONS = (
    "material/menu",
    "material/magnify",
    "material/translate",
    "material/circle-half-full",
    "material/close",
    "material/lightning-bolt-outline",
    "material/chat-question-outline",
)
"""The icons of the theme itself. Topics use other icons."""


@dataclass(frozen=True)
class Theme:
    """Everything that a template can use besides the page."""

    templates: Mapping[str, str]
    """Path of a template within its folder → its source."""
    icons: Mapping[str, str]
    """Name, such as `material/menu` → SVG."""
    assets: str
    """The folder of styles and scripts, relative to the site's root; see `kb.pages.assets`."""
    logo: str
    """The company's logo, as SVG."""
    root: str
    """The path of the site on its host: `/`, or `/help/`."""

    @cached_property
    def environment(self) -> Environment:
        """The environment that renders templates. It escapes every string that is not marked as HTML."""
        environment = Environment(
            loader=DictLoader(self.templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters["url"] = _relative_to_page
        environment.filters["percent"] = lambda part: f"{part:.2%}"
        environment.globals["security_policy"] = policy_in_pages()
        environment.globals["asset"] = self.asset
        environment.globals["site_root"] = self.root
        environment.globals["theme_icon"] = lambda name: Markup(self.icons[name])  # noqa: S704 (the theme's own)
        environment.globals["logo"] = Markup(self.logo)  # noqa: S704 (a drawing of docs/images, which is checked)
        return environment

    def asset(self, name: str) -> str:
        """Return the path of the style or script `name`: `assets/0f3c…/styles/page.css`."""
        return f"{self.assets}/{name}"

    def render(self, name: str, **values: object) -> Markup:
        """Return the template `name`, rendered with the values."""
        return Markup(self.environment.get_template(name).render(**values))  # noqa: S704 (a template's output)


def template_sources(folders: Iterable[Path] = TEMPLATES) -> dict[str, str]:
    """Return the source of each template, by path."""
    return {
        path_inside(folder, path): path.read_text(encoding="utf-8")
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".html", ".jinja"}
    }


@pass_context
def _relative_to_page(context: Context, path: str) -> str:
    """Return the address of `path`, which is relative to the site's root, relative to the page being rendered.

    On a page that can be shown at any address, the result starts at the host's root.
    """
    if context.get("is_anywhere"):
        return f"{context['site_root']}{path}"
    return relative(path, context["path"])
