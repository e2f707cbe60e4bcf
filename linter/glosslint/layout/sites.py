"""What a site's configuration says of its languages, read as text: nothing in it is run.

Every reader is lenient. A configuration that cannot be understood says nothing, and the layout then
rests on the files alone; that it said nothing is told in the layout's `ignored`.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias, cast

from glosslint import languages
from glosslint.layout.result import Ignored, Renderer, Site

if TYPE_CHECKING:
    from pathlib import Path

Value: TypeAlias = "str | Mapping[str, Value] | Sequence[Value]"
"""What a configuration holds, its scalars as written: `no` is Norwegian, not false."""

_LARGEST = 1_000_000
_DEEPEST = 64
_MOST_NODES = 200_000


class _UnreadableError(Exception):
    """A configuration that cannot be read; its text says why."""


def read_sites(root: Path, paths: Sequence[str]) -> tuple[tuple[Site, ...], tuple[Ignored, ...]]:
    """The sites that the configuration files at `paths`, relative to `root`, describe.

    The second part names the configurations that could not be read, and why.
    """
    sites: list[Site] = []
    ignored: list[Ignored] = []
    for folder, files in _by_site(paths):
        try:
            site = _read_site(root, folder, files)
        except _UnreadableError as error:
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
        facts = _from_script(name.partition(".")[0], _read(root / first))
    elif name.startswith("mkdocs."):
        facts = _mkdocs(_data(root / first))
    elif name.startswith("_config."):
        facts = _jekyll(_data(root / first))
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
        data = _data(root / file)
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
    tables = {key: _mapping(value) for key, value in _mapping(folded.get("languages")).items()}
    default = _text(folded.get("defaultcontentlanguage")) or ("en" if "en" in tables else "")
    content = [
        (key, directory)
        for key, table in [(default, folded), *tables.items()]
        if (directory := _text({name.lower(): value for name, value in table.items()}.get("contentdir")))
    ]
    markup = {key.lower(): value for key, value in _mapping(folded.get("markup")).items()}
    handler = _text(markup.get("defaultmarkdownhandler")) or "goldmark"
    renderer: Renderer = "goldmark" if handler == "goldmark" else ""
    return _Facts("hugo", renderer, list(tables), default, content)


def _mkdocs(data: Mapping[str, Value]) -> _Facts:
    """Languages are named by the plugins i18n and static-i18n, or by Material's list of alternates."""
    plugin = _mapping(_plugin(data, "i18n"))
    named = plugin.get("languages")
    entries = [_mapping(entry) for entry in named] if isinstance(named, list | tuple) else []
    names = [_text(entry.get("locale")) for entry in entries]
    default = next(
        (_text(entry.get("locale")) for entry in entries if _text(entry.get("default")) == "true"), ""
    )
    if isinstance(named, Mapping):
        names = [name for name in named if name != "default"]
    default = default or _text(plugin.get("default_language"))
    if not names:
        names, default = _alternates(data)
    if not default:
        default = _text(_mapping(data.get("theme")).get("language")) if not names else ""
    return _Facts("mkdocs", "python-markdown", names, default)


def _alternates(data: Mapping[str, Value]) -> tuple[list[str], str]:
    """Material's switch: `{name: Deutsch, link: /de/, lang: de}`; the one at the top is the default."""
    found = _mapping(data.get("extra")).get("alternate")
    names: list[str] = []
    default = ""
    for entry in map(_mapping, found if isinstance(found, list | tuple) else ()):
        link = _text(entry.get("link"))
        name = _text(entry.get("lang")) or link.strip("./") or _text(entry.get("name")).partition(" ")[0]
        if site_tag(name):
            names.append(name)
            default = default or (name if link in {"/", "./", "."} else "")
    return names, default


def _plugin(data: Mapping[str, Value], name: str) -> Value:
    """The settings of a plugin: `plugins` is a list of names and of tables with one name each."""
    plugins = data.get("plugins")
    if name in (table := _mapping(plugins)):
        return table[name]
    if isinstance(plugins, list | tuple):
        for plugin in plugins:
            if name in (table := _mapping(plugin)):
                return table[name]
    return ""


def _jekyll(data: Mapping[str, Value]) -> _Facts:
    """`languages` and `default_lang` are those of the plugins polyglot and multiple-languages."""
    named = data.get("languages")
    names = [_text(name) for name in named] if isinstance(named, list | tuple) else []
    default = next(filter(None, (_text(data.get(key)) for key in ("default_lang", "lang", "locale"))), "")
    engine = _text(data.get("markdown")).lower() or "kramdown"
    return _Facts("jekyll", "kramdown" if engine in {"kramdown", "gfm"} else "", names, default)


def _from_script(generator: str, text: str) -> _Facts:
    """Docusaurus and Astro configure themselves in JavaScript: only literals are read."""
    tokens = list(_tokens(text))
    default = ""
    names: list[str] = []
    for position, token in enumerate(tokens):
        if tokens[position + 1 : position + 2] != [":"]:
            continue
        if _unquoted(token) == "defaultLocale" and not default:
            default = _literal(tokens, position + 2)
        elif _unquoted(token) == "locales" and not names:
            names, top = _locales(tokens, position + 2)
            default = default or top
    if generator == "docusaurus":
        return _Facts("docusaurus", "mdx", names, default)
    if default == "root":
        default = _locales_top(tokens)
    return _Facts("astro", "remark", [name for name in names if name != "root"], default)


_TOKEN = re.compile(
    r"""
      (?P<skip>\s+ | //[^\n]* | /\*.*?(?:\*/|\Z))
    | (?P<string>"(?:[^"\\\n]|\\.)*+"? | '(?:[^'\\\n]|\\.)*+'? | `(?:[^`\\]|\\.)*+`?)
    | (?P<word>[\w$]+)
    | (?P<other>.)
    """,
    re.DOTALL | re.VERBOSE,
)
_OPENING, _CLOSING = frozenset("[{("), frozenset("]})")


def _tokens(text: str) -> Iterator[str]:
    """Strings, words and signs of a script, without comments."""
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "skip":
            yield match[0]


def _literal(tokens: Sequence[str], position: int) -> str:
    """The string at `position`, or nothing where something else stands there."""
    token = tokens[position] if position < len(tokens) else ""
    is_string = token[:1] in {'"', "'", "`"} and token[-1:] == token[:1]
    return token[1:-1] if is_string and "${" not in token else ""


def _unquoted(token: str) -> str:
    return token.strip("\"'")


def _locales(tokens: Sequence[str], start: int) -> tuple[list[str], str]:
    """The items of a list, or the keys of an object; and the `lang` of the object's `root`."""
    opening = tokens[start] if start < len(tokens) else ""
    names: list[str] = []
    root = ""
    depth, key = 0, ""
    for position in range(start, len(tokens)):
        token = tokens[position]
        if token in _OPENING:
            depth += 1
        elif token in _CLOSING:
            depth -= 1
            if depth <= 0:
                break
        elif opening == "[" and depth == 1:
            names.append(_literal(tokens, position))
        elif opening == "{" and tokens[position + 1 : position + 2] == [":"]:
            if depth == 1:
                key = _unquoted(token)
                names.append(key)
            elif depth == 2 and key == "root" and _unquoted(token) == "lang":
                root = _literal(tokens, position + 2)
    return [name for name in names if name], root


def _locales_top(tokens: Sequence[str]) -> str:
    """The `lang` of Starlight's `root` locale, whose pages carry no language in their paths."""
    for position, token in enumerate(tokens):
        if _unquoted(token) == "locales" and tokens[position + 1 : position + 2] == [":"]:
            return _locales(tokens, position + 2)[1]
    return ""


def _data(path: Path) -> Mapping[str, Value]:
    text = _read(path)
    match path.suffix.lower():
        case ".toml":
            loaded = _plain(_toml(text))
        case ".json":
            loaded = _plain(_json(text))
        case _:
            loaded = _yaml(text)
    return _mapping(loaded)


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise _UnreadableError(error.strerror or str(error)) from error
    if len(content) > _LARGEST:
        raise _UnreadableError(f"larger than {_LARGEST:,} bytes")
    return content.decode("utf-8-sig", errors="replace")


def _toml(text: str) -> object:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _UnreadableError(f"not TOML: {error}") from error


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _UnreadableError(f"not JSON: {error}") from error


def _plain(loaded: object, depth: int = 0) -> Value:
    """Loaded TOML or JSON with all scalars as strings, no deeper than a person writes."""
    if depth > _DEEPEST:
        raise _UnreadableError("nested too deeply")
    if isinstance(loaded, dict):
        table = cast("dict[object, object]", loaded)
        return {str(key): _plain(value, depth + 1) for key, value in table.items()}
    if isinstance(loaded, list):
        return [_plain(item, depth + 1) for item in cast("list[object]", loaded)]
    return str(loaded).lower() if isinstance(loaded, bool) else str(loaded)


def _yaml(text: str) -> Value:
    """YAML, built from its events: tags and merges mean nothing, aliases share what they name.

    So no tag constructs anything, nesting costs no stack, and `no` stays `no`.
    """
    import yaml

    loader = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
    builder = _Builder()
    try:
        for count, event in enumerate(yaml.parse(text, Loader=loader)):
            if count > _MOST_NODES:
                raise _UnreadableError("too large")
            if isinstance(event, yaml.ScalarEvent):
                builder.add(event.value, event.anchor)
            elif isinstance(event, yaml.AliasEvent):
                builder.add(builder.anchors.get(event.anchor or "", ""), None)
            elif isinstance(event, yaml.MappingStartEvent):
                builder.open({}, event.anchor)
            elif isinstance(event, yaml.SequenceStartEvent):
                builder.open([], event.anchor)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                builder.close()
            elif isinstance(event, yaml.DocumentEndEvent):
                break
    except yaml.YAMLError as error:
        raise _UnreadableError(f"not YAML: {' '.join(str(error).split())}") from error
    return builder.document


class _Builder:
    """Puts the values of YAML events where they belong."""

    def __init__(self) -> None:
        self.document: Value = ""
        self.anchors: dict[str, Value] = {}
        self._open: list[dict[str, Value] | list[Value]] = []
        self._keys: list[str | None] = []

    def open(self, collection: dict[str, Value] | list[Value], anchor: str | None) -> None:
        if len(self._open) >= _DEEPEST:
            raise _UnreadableError("nested too deeply")
        self.add(collection, anchor)
        self._open.append(collection)
        self._keys.append(None)

    def close(self) -> None:
        self._open.pop()
        self._keys.pop()

    def add(self, value: Value, anchor: str | None) -> None:
        if anchor is not None:
            self.anchors[anchor] = value
        if not self._open:
            self.document = value
            return
        within = self._open[-1]
        if isinstance(within, list):
            within.append(value)
        elif (key := self._keys[-1]) is None:
            self._keys[-1] = value if isinstance(value, str) else ""
        else:
            within[key] = value
            self._keys[-1] = None


def _mapping(value: Value | None) -> Mapping[str, Value]:
    return value if isinstance(value, Mapping) else {}


def _text(value: Value | None) -> str:
    return value if isinstance(value, str) else ""
