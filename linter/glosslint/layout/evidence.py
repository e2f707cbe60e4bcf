"""Whether a slot holds languages: names make the guess, shared paths and the texts decide.

`no/`, `is/` and `to/` are words of English as well as tags, and `x-de.md` beside `x-fr.md` may be two
books. What makes files versions of one page is that they share a path and are written in different
languages; so a few files of each would-be language are looked at.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from glosslint import languages
from glosslint.layout.slots import Member, Slot
from glosslint.layout.texts import EMPTY, Glances, Text, close, identify, kin, main_script, overlap, together
from glosslint.layout.tokens import Token
from glosslint.layout.words import FREQUENT_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from glosslint.layout.result import Site

_SAMPLED = 3
"""How many files of each language are looked at."""
_SAMPLED_UNTAGGED = 6
_FEW_WORDS = 8
"""Below this many words, words in common mean nothing."""
_SAME_LANGUAGE = 0.4
"""From this share of common words on, two texts are in one language; names and terms are common to all."""
_MANY = 5
"""How many languages must be there for a tag of no language to be taken for one."""
_MANY_SLOTS = 12
"""After so many slots of one form with the same languages, one more is not looked into."""
_SHARED_COPIES = 3
"""How many paths a folder whose texts are in another language must share to be one of untranslated copies."""


class Accepted(Struct, frozen=True):
    """A slot that holds languages."""

    members: tuple[Member, ...]
    language: str = ""
    """The language of the untagged files; nothing where they take no part."""
    language_why: str = ""
    """Where that language is known from."""
    shown: frozenset[str] = frozenset()
    """The languages whose texts show that they are in them."""
    configured: bool = False
    """Whether the site or the user names the languages."""
    notes: tuple[str, ...] = ()
    """What tags were read as, where that is not plain."""


class Rejected(Struct, frozen=True):
    """A slot that holds none, and why."""

    why: str
    languages: int
    """How many it would have been."""


class _Voice(Struct, frozen=True):
    """What the texts of one member say."""

    member: Member
    text: Text
    shared: int
    """How many of its paths others have too."""
    shows: str
    """`its own` language, `another` or `nothing`."""
    seen: str
    """The language that the texts are in, where they show one."""


def judge(slot: Slot, glances: Glances, site: Site | None) -> Accepted | Rejected:
    """Whether the members of a slot are languages, and which of them are."""
    slot = _without_repeated_countries(slot)
    shared = _shared_paths(slot)
    members = [
        member
        for member in slot.members
        if member.token.kind != "odd" and shared.keys() & member.files.keys()
    ]
    if not members:
        return Rejected("no path is there in two languages", len(slot.members))
    keys = sorted(shared, key=lambda key: (-shared[key], len(key), key))
    source = _Source.of(slot, glances, keys, site)
    voices = [_listen(member, glances, keys, shared) for member in members]
    if (
        source.language
        and slot.form != "suffix"
        and any(voice.member.token.tag == source.language for voice in voices)
    ):
        slot = replace(slot, untagged={}, source=slot.where)
        shared = _shared_paths(slot)
        source = _Source()
        voices = [voice for voice in voices if shared.keys() & voice.member.files.keys()]
        if not voices:
            return Rejected(
                f"what names no language is in {languages.display_name(members[0].token.tag)} too", 1
            )
    accepted = _first_languages(voices, source)
    if why := _why_not(accepted, voices, source) or _may_be_unrelated(slot, accepted, source, glances):
        return Rejected(why, len(voices))
    accepted += [voice for voice in voices if voice not in accepted and _may_join(voice, slot, accepted)]
    if len(accepted) >= _MANY:
        accepted += _odd_languages(slot, accepted, source, glances, keys, shared)
    return Accepted(
        members=tuple(voice.member for voice in accepted),
        language=source.language,
        language_why=source.why,
        shown=frozenset(voice.member.token.tag for voice in accepted if voice.shows == "its own"),
        configured=any(voice.member.token.kind == "configured" for voice in accepted),
        notes=tuple(_notes(voice.member.token for voice in accepted)),
    )


class Experience:
    """What the verdicts on the slots of one form have been so far."""

    __slots__ = ("_languages", "_refused", "_sources")

    def __init__(self) -> None:
        self._languages: Counter[str] = Counter()
        self._refused: Counter[frozenset[str]] = Counter()
        self._sources: Counter[tuple[str, str]] = Counter()

    def add(self, slot: Slot, verdict: Accepted | Rejected) -> None:
        """Learn from the verdict on a slot whose texts were looked at."""
        if isinstance(verdict, Rejected):
            self._refused[_tags(slot)] += 1
            return
        self._languages.update(verdict.shown)
        if verdict.language:
            self._sources[verdict.language, verdict.language_why] += 1

    def judge(self, slot: Slot) -> Accepted | Rejected | None:
        """The verdict on a slot that is like many others; no text is read.

        None where it has a language of which nothing is known yet, or an untagged version whose language
        was not always the same.
        """
        if self._refused[_tags(slot)] >= _MANY_SLOTS and not _tags(slot) & self._languages.keys():
            return Rejected("nor do many others like it hold languages", len(slot.members))
        shared = _shared_paths(slot)
        members = [member for member in slot.members if shared.keys() & member.files.keys()]
        if any(self._languages[member.token.tag] < _MANY_SLOTS for member in members):
            return None
        language = why = ""
        if slot.untagged:
            ((language, why), number), *others = self._sources.most_common(2) or [(("", ""), 0)]
            if others or number < _MANY_SLOTS:
                return None
        tags = {member.token.tag for member in members}
        if len(tags | {language or min(tags, default="")}) < 2:
            return None
        return Accepted(tuple(members), language, why, shown=frozenset(tags))


def _tags(slot: Slot) -> frozenset[str]:
    return frozenset(member.token.tag for member in slot.members)


def accept(slot: Slot, glances: Glances, site: Site | None) -> Accepted | Rejected:
    """The verdict on a slot that the settings or the site's configuration name."""
    members = [member for member in slot.members if member.token.kind != "odd"]
    if not members:
        return Rejected("no file lies there", 0)
    shared = _shared_paths(slot)
    source = _Source.of(slot, glances, sorted(shared), site)
    if any(member.token.tag == source.language for member in members):
        source = _Source()
    return Accepted(
        tuple(members),
        source.language,
        source.why,
        configured=True,
        notes=tuple(_notes(member.token for member in members)),
    )


class _Source(Struct, frozen=True):
    """The untagged files and their language."""

    language: str = ""
    why: str = ""
    text: Text = EMPTY

    @classmethod
    def of(cls, slot: Slot, glances: Glances, keys: Sequence[str], site: Site | None) -> _Source:
        """The site's default language, else that of the front matter, else what the texts show."""
        paths = [slot.untagged[key] for key in keys if key in slot.untagged][:_SAMPLED_UNTAGGED]
        if not paths:
            return cls()
        text = together(map(glances.at, paths))
        if site is not None and site.default:
            return cls(site.default, f"the default language of {site.path.name}", text)
        if declared := languages.parse(text.declared) if text.declared else None:
            return cls(declared, "as its front matter says", text)
        if seen := identify(text):
            return cls(seen, "as its text shows", text)
        return cls(languages.UNDETERMINED, "its text shows no language", text)


def _without_repeated_countries(slot: Slot) -> Slot:
    """A country's code stands for its language only where that language has no folder of its own."""
    tags = Counter(member.token.tag for member in slot.members if member.token.kind != "odd")
    members = tuple(
        replace(member, token=_as_written(member.token))
        if member.token.kind == "country" and tags[member.token.tag] > 1
        else member
        for member in slot.members
    )
    return replace(slot, members=members)


def _as_written(token: Token) -> Token:
    return Token(token.written, languages.well_formed(token.written) or token.written, "odd")


def _shared_paths(slot: Slot) -> Counter[str]:
    """In how many languages each path is there, at least two."""
    counts = Counter(key for member in slot.members for key in member.files)
    counts.update(slot.untagged.keys() & counts.keys())
    return Counter({key: number for key, number in counts.items() if number > 1})


def _listen(member: Member, glances: Glances, keys: Iterable[str], shared: Collection[str]) -> _Voice:
    paths = [member.files[key] for key in keys if key in member.files][:_SAMPLED]
    text = together(map(glances.at, paths))
    seen = identify(text)
    tag = member.token.tag
    number = sum(key in shared for key in member.files)
    declared = languages.parse(text.declared) if text.declared else None
    if declared is not None and close(declared, tag):
        return _Voice(member, text, number, "its own", seen)
    if member.token.kind != "configured" and (country := _country_read(tag, seen)) is not None:
        token = Token(member.token.written, country, "country")
        return _Voice(replace(member, token=token), text, number, "its own", seen)
    return _Voice(member, text, number, _shows(tag, seen, text), seen)


def _country_read(tag: str, seen: str) -> str | None:
    """`kr` is Kanuri, but a text in Korean says that Korea is meant."""
    if len(tag) != 2 or not seen or close(tag, seen):
        return None
    country = languages.language_of_country(tag)
    return country if country and languages.base(country) == languages.base(seen) else None


def _shows(tag: str, seen: str, text: Text) -> str:
    written = languages.scripts(tag)
    script = main_script(text)
    if script and script not in {"Latn", "Cyrl", "Arab", "Deva"} and script in written:
        return "its own"
    if seen:
        if close(seen, tag):
            return "its own"
        return (
            "another" if languages.base(tag) in FREQUENT_WORDS or seen == "en" or not written else "nothing"
        )
    return "another" if script and written and script not in written else "nothing"


def _first_languages(voices: Sequence[_Voice], source: _Source) -> list[_Voice]:
    """The voices that are languages beyond doubt.

    They are configured, or their texts show their own language, or nothing speaks against them: their
    texts show no language, but have few words in common with the others. A tag that is a word as well
    counts then only beside one that is not, or with a good deal of text.
    """
    sure = [voice for voice in voices if voice.member.token.kind == "configured" or voice.shows == "its own"]
    unsure = [voice for voice in voices if voice.shows == "nothing" and voice not in sure]
    different = [voice for voice in unsure if _differs_from(voice, voices, source)]
    clear = [voice for voice in different if voice.member.token.is_clear]
    if not clear and not sure:
        different = [voice for voice in different if voice.text.size >= _FEW_WORDS]
    found = sure + different
    return found if len(found) > 1 else _copies(voices) or found


def _differs_from(voice: _Voice, voices: Sequence[_Voice], source: _Source) -> bool:
    others = [other.text for other in voices if other is not voice] + [source.text]
    return max((overlap(voice.text, other) for other in others), default=0.0) < _SAME_LANGUAGE


def _copies(voices: Sequence[_Voice]) -> list[_Voice]:
    """Voices that all say the same, word for word, under names that are plainly languages.

    So a site begins: the source is copied, and not a word of the copies is translated yet.
    """
    plain = len(voices) > 1 and all(voice.member.token.is_clear for voice in voices)
    return list(voices) if plain and all(voice.text.words == voices[0].text.words for voice in voices) else []


def _why_not(accepted: Sequence[_Voice], voices: Sequence[_Voice], source: _Source) -> str:
    """Why there are no two languages, or nothing where there are."""
    tags = {voice.member.token.tag for voice in accepted}
    if source.language and (source.language not in tags):
        tags.add(source.language)
    shows = {voice.seen for voice in voices if voice.seen}
    if len(tags) >= 2:
        configured = [voice for voice in accepted if voice.member.token.kind == "configured"]
        if len(configured) + bool(source.language) >= 2:
            return ""
        differ = {tag for tag in tags if tag != languages.UNDETERMINED}
        if accepted and (len(differ) >= 2 or source.text.size == 0 or _differs(accepted, source)):
            return ""
    if len(shows) == 1:
        return f"the texts are all in {languages.display_name(min(shows))}"
    return "the texts do not show that they are in different languages"


def _differs(accepted: Sequence[_Voice], source: _Source) -> bool:
    """Whether a source that shows no language of its own is in another language than the others."""
    return all(overlap(voice.text, source.text) < _SAME_LANGUAGE for voice in accepted)


def _may_be_unrelated(slot: Slot, accepted: Sequence[_Voice], source: _Source, glances: Glances) -> str:
    """`x-de.md` and `x-fr.md` alone may be two books: then the texts must have something in common."""
    weak = slot.form == "suffix" and all(voice.member.separator != "." for voice in accepted)
    configured = any(voice.member.token.kind == "configured" for voice in accepted)
    keys = Counter(key for voice in accepted for key in voice.member.files)
    pages = [key for key, number in keys.items() if number > 1]
    if not weak or configured or source.language or len(accepted) > 2 or len(pages) > 1:
        return ""
    if not pages:
        return "no page is there in two of these languages"
    texts = [glances.at(voice.member.files[pages[0]]) for voice in accepted if pages[0] in voice.member.files]
    return (
        "" if kin(texts[0], texts[1]) else "only two files, and nothing in them says that they are one page"
    )


def _may_join(voice: _Voice, slot: Slot, accepted: Sequence[_Voice]) -> bool:
    """Whether a member whose texts do not show its language is one of untranslated pages.

    One whose texts are in another language, under a name that is a word as well (`no`, `to`), is not.
    """
    if voice.shows == "nothing":
        return True
    if not voice.member.token.is_clear:
        return False
    if slot.form in {"suffix", "name"}:
        return len(accepted) > 2
    return voice.shared >= _SHARED_COPIES and 2 * voice.shared >= len(voice.member.files)


def _odd_languages(
    slot: Slot,
    accepted: Sequence[_Voice],
    source: _Source,
    glances: Glances,
    keys: Sequence[str],
    shared: Mapping[str, int],
) -> list[_Voice]:
    """Members whose tags are no languages, kept as written: they must not be in a language that is there."""
    there = {voice.seen for voice in accepted} | {source.language}
    taken = {voice.member.token.written for voice in accepted}
    found: list[_Voice] = []
    for member in slot.members:
        if member.token.written in taken or member.token.kind not in {"odd", "country"}:
            continue
        voice = _listen(replace(member, token=_as_written(member.token)), glances, keys, shared)
        copies = voice.shared >= _SHARED_COPIES and 2 * voice.shared >= len(member.files)
        if voice.shared and (voice.seen not in there or copies):
            found.append(voice)
    return found


def _notes(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.kind == "country":
            yield f"`{token.written}` is a country, read as {languages.display_name(token.tag)} ({token.tag})"
        elif token.kind == "odd" or (token.kind == "configured" and not languages.parse(token.written)):
            yield f"`{token.written}` is no language that CLDR knows, kept as written"
