"""What a site's configuration says of its languages, read as text: nothing in it is run.

Every reader is lenient. A configuration that cannot be understood says nothing, and the layout then
rests on the files alone; that it said nothing is told in the layout's `ignored`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from glosslint import languages
from glosslint.layout.configuration import UnreadableError, Value, data_of, mapping, scalar, text_of
from glosslint.layout.result import Ignored, Renderer, Site
from glosslint.layout.scripts import locales_in

if TYPE_CHECKING:
    from pathlib import Path


def read_sites(root: Path, paths: Sequence[str]) -> tuple[tuple[Site, ...], tuple[Ignored, ...]]:
    """The sites that the configuration files at `paths`, relative to `root`, describe.

    The second part names the configurations that could not be read, and why.
    """
    sites: list[Site] = []
    ignored: list[Ignored] = []
    for folder, files in _by_site(paths):
        try:
            site = _read_site(root, folder, files)
        except UnreadableError as error:
            ignored.append(Ignored(root / files[0], f"site configuration not read: {error}"))
        else:
            if site is not None:
                sites.append(site)
    return tuple(sites), tuple(ignored)


def _by_site(paths: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The files that configure one site together, with the site's folder."""
    several: dict[str, list[str]] = {}
    for path in paths:
        folder = path.rpartition("/")[0]
        if f"/{folder}".endswith("/config/_default"):
            several.setdefault(f"/{folder}"[: -len("/config/_default")].removeprefix("/"), []).append(path)
        else:
            yield folder, [path]
    yield from several.items()


def _read_site(root: Path, folder: str, files: Sequence[str]) -> Site | None:
    first = files[0]
    name = first.rpartition("/")[2]
    facts: _Facts | None
    if name.startswith(("docusaurus.", "astro.")):
        facts = _from_script(name.partition(".")[0], text_of(root / first))
    elif name.startswith("mkdocs."):
        facts = _mkdocs(data_of(root / first))
    elif name.startswith("_config."):
        facts = _jekyll(data_of(root / first))
    else:
        facts = _hugo(_hugo_data(root, files), certain=not name.startswith("config.") or len(files) > 1)
    if facts is None:
        return None
    return Site(
        path=root / first,
        folder=root / folder,
        generator=facts.generator,
        renderer=facts.renderer,
        languages=tuple((written, tag) for written in facts.languages if (tag := site_tag(written))),
        default=site_tag(facts.default),
        content=tuple((tag, path) for written, path in facts.content if (tag := site_tag(written))),
    )


def site_tag(written: str) -> str:
    """The tag of a language that a site names: what is no language is kept as it is written."""
    return languages.parse(written) or languages.well_formed(written) or ""


class _Facts:
    """What one reader found, as it is written."""

    __slots__ = ("content", "default", "generator", "languages", "renderer")

    def __init__(
        self,
        generator: str,
        renderer: Renderer,
        names: Sequence[str] = (),
        default: str = "",
        content: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.generator = generator
        self.renderer: Renderer = renderer
        self.languages = names
        self.default = default
        self.content = content


def _hugo_data(root: Path, files: Sequence[str]) -> Mapping[str, Value]:
    """The configuration; of several files, each is the table that its name says."""
    merged: dict[str, Value] = {}
    for file in files:
        data = data_of(root / file)
        stem = file.rpartition("/")[2].partition(".")[0]
        if stem in {"hugo", "config"}:
            merged.update(data)
        else:
            merged[stem] = data
    return merged


def _hugo(data: Mapping[str, Value], *, certain: bool) -> _Facts | None:
    """Hugo's keys are read without regard to case; a `config.toml` may be anybody's."""
    folded = {key.lower(): value for key, value in data.items()}
    if not certain and not folded.keys() & {"baseurl", "defaultcontentlanguage", "languagecode"}:
        return None
    tables = {key: mapping(value) for key, value in mapping(folded.get("languages")).items()}
    default = scalar(folded.get("defaultcontentlanguage")) or ("en" if "en" in tables else "")
    content = [
        (key, directory)
        for key, table in [(default, folded), *tables.items()]
        if (directory := scalar({name.lower(): value for name, value in table.items()}.get("contentdir")))
    ]
    markup = {key.lower(): value for key, value in mapping(folded.get("markup")).items()}
    handler = scalar(markup.get("defaultmarkdownhandler")) or "goldmark"
    renderer: Renderer = "goldmark" if handler == "goldmark" else ""
    return _Facts("hugo", renderer, list(tables), default, content)


def _mkdocs(data: Mapping[str, Value]) -> _Facts:
    """Languages are named by the plugins i18n and static-i18n, or by Material's list of alternates."""
    plugin = mapping(_plugin(data, "i18n"))
    named = plugin.get("languages")
    entries = [mapping(entry) for entry in named] if isinstance(named, list | tuple) else []
    names = [scalar(entry.get("locale")) for entry in entries]
    default = next(
        (scalar(entry.get("locale")) for entry in entries if scalar(entry.get("default")) == "true"), ""
    )
    if isinstance(named, Mapping):
        names = [name for name in named if name != "default"]
    default = default or scalar(plugin.get("default_language"))
    if not names:
        names, default = _alternates(data)
    if not default:
        default = scalar(mapping(data.get("theme")).get("language")) if not names else ""
    return _Facts("mkdocs", "python-markdown", names, default)


def _alternates(data: Mapping[str, Value]) -> tuple[list[str], str]:
    """Material's switch: `{name: Deutsch, link: /de/, lang: de}`; the one at the top is the default."""
    found = mapping(data.get("extra")).get("alternate")
    names: list[str] = []
    default = ""
    for entry in map(mapping, found if isinstance(found, list | tuple) else ()):
        link = scalar(entry.get("link"))
        name = scalar(entry.get("lang")) or link.strip("./") or scalar(entry.get("name")).partition(" ")[0]
        if site_tag(name):
            names.append(name)
            default = default or (name if link in {"/", "./", "."} else "")
    return names, default


def _plugin(data: Mapping[str, Value], name: str) -> Value:
    """The settings of a plugin: `plugins` is a list of names and of tables with one name each."""
    plugins = data.get("plugins")
    if name in (table := mapping(plugins)):
        return table[name]
    if isinstance(plugins, list | tuple):
        for plugin in plugins:
            if name in (table := mapping(plugin)):
                return table[name]
    return ""


def _jekyll(data: Mapping[str, Value]) -> _Facts:
    """`languages` and `default_lang` are those of the plugins polyglot and multiple-languages."""
    named = data.get("languages")
    names = [scalar(name) for name in named] if isinstance(named, list | tuple) else []
    default = next(filter(None, (scalar(data.get(key)) for key in ("default_lang", "lang", "locale"))), "")
    engine = scalar(data.get("markdown")).lower() or "kramdown"
    return _Facts("jekyll", "kramdown" if engine in {"kramdown", "gfm"} else "", names, default)


def _from_script(generator: str, script: str) -> _Facts:
    """Docusaurus and Astro configure themselves in JavaScript: only literals are read."""
    names, default, root = locales_in(script)
    if generator == "docusaurus":
        return _Facts("docusaurus", "mdx", names, default)
    names = [name for name in names if name != "root"]
    return _Facts("astro", "remark", names, root if default == "root" else default)
