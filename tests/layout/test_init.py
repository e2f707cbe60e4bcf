from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glosslint.errors import RunError
from glosslint.layout import Layout, discover, nothing_found

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

TEXTS = {
    "en": "# Welcome\n\nThis is the page of the house, and it shows what you can do with it.\n",
    "sv": "# Välkommen\n\nDet här är sidan om huset, och den visar vad du kan göra med det.\n",
    "de": "# Willkommen\n\nDas ist die Seite über das Haus, und sie zeigt, was man mit ihm tun kann.\n",
    "fr": "# Bienvenue\n\nC’est la page de la maison, et elle montre ce que vous pouvez faire avec elle.\n",
    "es": "# Bienvenida\n\nEsta es la página de la casa, y muestra lo que se puede hacer con ella.\n",
    "it": "# Benvenuti\n\nQuesta è la pagina della casa, e mostra che cosa si può fare con essa.\n",
    "pt": "# Bem-vindo\n\nEsta é a página da casa, e mostra o que você pode fazer com ela.\n",
    "nl": "# Welkom\n\nDit is de pagina van het huis, en zij laat zien wat je er mee kunt doen.\n",
    "da": "# Velkommen\n\nDette er siden om huset, og den viser hvad du kan gøre med det.\n",
    "cs": "# Vítejte\n\nToto je stránka o domě, která ukazuje, co se s ním dá dělat, a jak na to.\n",
    "ru": "# Добро пожаловать\n\nЭто страница о доме, и она показывает, что с ним можно делать.\n",
    "uk": "# Ласкаво просимо\n\nЦе сторінка про будинок, і вона показує, що з ним можна робити.\n",
    "el": "# Καλώς ήρθατε\n\nΑυτή είναι η σελίδα του σπιτιού και δείχνει τι μπορείτε να κάνετε.\n",
    "fa": "# خوش آمدید\n\nاین صفحه خانه است و نشان می‌دهد که با آن چه می‌توان کرد.\n",
    "ja": "# ようこそ\n\nこれは家のページで、家で何ができるかを示しています。\n",
    "zh": "# 欢迎\n\n这是关于房子的页面，它说明你可以用它来做什么。\n",
    "zh-Hant": "# 歡迎\n\n這是關於房子的頁面，它說明你可以用它來做什麼。\n",
    "ko": "# 환영합니다\n\n이것은 집에 관한 페이지이며 집으로 무엇을 할 수 있는지 보여 줍니다.\n",
}


def site(root: Path, files: Mapping[str, str]) -> Path:
    """Write files; a text that is a language's tag stands for the text in that language."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TEXTS.get(text, text), encoding="utf-8")
    return root


def pages(layout: Layout) -> dict[str, dict[str, str]]:
    return {
        group.key: {tag: path.relative_to(layout.root).as_posix() for tag, path in group.files}
        for group in layout.groups
    }


def singles(layout: Layout) -> list[str]:
    return [single.path.relative_to(layout.root).as_posix() for single in layout.single]


def whys(layout: Layout) -> str:
    return "\n".join(pattern.why for pattern in layout.patterns)


class TestFolders:
    def test_language_folders(self, tmp_path: Path) -> None:
        site(tmp_path, {f"content/{tag}/a/x.md": tag for tag in ("en", "sv", "it")})
        layout = discover([tmp_path])
        assert pages(layout) == {
            "content/a/x.md": {
                "en": "content/en/a/x.md",
                "it": "content/it/a/x.md",
                "sv": "content/sv/a/x.md",
            }
        }
        assert [pattern.pattern for pattern in layout.patterns] == ["content/{language}/{path}"]

    @pytest.mark.parametrize(
        ("written", "tag", "text"),
        [
            ("zh_cn", "zh-CN", "zh"),
            ("zh-hant", "zh-Hant", "zh-Hant"),
            ("pt_BR", "pt-BR", "pt"),
            ("pt-br", "pt-BR", "pt"),
            ("fa_IR", "fa-IR", "fa"),
            ("EN_us", "en-US", "en"),
            ("ZH-TW", "zh-TW", "zh-Hant"),
            ("Swedish", "sv", "sv"),
            ("Svenska", "sv", "sv"),
            ("日本語", "ja", "ja"),
            ("Français", "fr", "fr"),
            ("francais", "fr", "fr"),
            ("Chinese (Simplified)", "zh-Hans", "zh"),
        ],
    )
    def test_tags_and_names_in_any_writing(self, tmp_path: Path, written: str, tag: str, text: str) -> None:
        site(tmp_path, {"docs/de/x.md": "de", f"docs/{written}/x.md": text})
        assert pages(discover([tmp_path])) == {
            "docs/x.md": {"de": "docs/de/x.md", tag: f"docs/{written}/x.md"}
        }

    def test_language_folders_at_the_root_beside_others(self, tmp_path: Path) -> None:
        site(tmp_path, {"fr/index.md": "fr", "en/index.md": "en", "images/index.md": "en"})
        layout = discover([tmp_path])
        assert pages(layout) == {"index.md": {"en": "en/index.md", "fr": "fr/index.md"}}
        assert singles(layout) == ["images/index.md"]

    def test_source_above(self, tmp_path: Path) -> None:
        site(tmp_path, {"docs/a/x.md": "en", "docs/fr/a/x.md": "fr", "docs/de/a/x.md": "de"})
        layout = discover([tmp_path])
        assert pages(layout) == {
            "docs/a/x.md": {"de": "docs/de/a/x.md", "en": "docs/a/x.md", "fr": "docs/fr/a/x.md"}
        }
        assert layout.groups[0].presumed == "en"

    def test_source_at_the_root_with_one_language(self, tmp_path: Path) -> None:
        site(tmp_path, {"index.md": "de", "about.md": "de", "fr/index.md": "fr", "images/readme.md": "de"})
        layout = discover([tmp_path])
        assert pages(layout) == {"index.md": {"de": "index.md", "fr": "fr/index.md"}}

    def test_starlight(self, tmp_path: Path) -> None:
        site(tmp_path, {"src/content/docs/x.mdx": "en", "src/content/docs/fr/x.mdx": "fr"})
        assert pages(discover([tmp_path])) == {
            "src/content/docs/x.mdx": {"en": "src/content/docs/x.mdx", "fr": "src/content/docs/fr/x.mdx"}
        }

    def test_docs_within_languages(self, tmp_path: Path) -> None:
        site(tmp_path, {f"docs/{tag}/docs/x.md": tag for tag in ("en", "de")})
        assert list(pages(discover([tmp_path]))) == ["docs/docs/x.md"]

    def test_translations_of_the_root(self, tmp_path: Path) -> None:
        site(
            tmp_path,
            {
                "README.md": "en",
                "docs/a.md": "en",
                "translations/fr/README.md": "fr",
                "translations/de/README.md": "de",
                "translations/de/docs/a.md": "de",
                "translations/README.md": "# Translations\n\nHow to translate the pages of this book.\n",
            },
        )
        layout = discover([tmp_path])
        assert pages(layout) == {
            "README.md": {
                "de": "translations/de/README.md",
                "en": "README.md",
                "fr": "translations/fr/README.md",
            },
            "docs/a.md": {"de": "translations/de/docs/a.md", "en": "docs/a.md"},
        }
        assert singles(layout) == ["translations/README.md"]

    def test_docusaurus(self, tmp_path: Path) -> None:
        plugin = "i18n/fr/docusaurus-plugin-content-"
        site(
            tmp_path,
            {
                "docusaurus.config.js": "export default {i18n: {defaultLocale: 'en', locales: ['en', 'fr']}}",
                "docs/a/x.md": "en",
                "blog/y.mdx": "en",
                "versioned_docs/version-1.0/x.md": "en",
                "src/pages/z.md": "en",
                f"{plugin}docs/current/a/x.md": "fr",
                f"{plugin}docs/version-1.0/x.md": "fr",
                f"{plugin}blog/y.mdx": "fr",
                f"{plugin}pages/z.md": "fr",
            },
        )
        layout = discover([tmp_path])
        assert list(pages(layout)) == [
            "blog/y.mdx",
            "docs/a/x.md",
            "src/pages/z.md",
            "versioned_docs/version-1.0/x.md",
        ]
        assert {group.presumed for group in layout.groups} == {"en"}

    def test_folder_suffixes(self, tmp_path: Path) -> None:
        site(tmp_path, {"pages/c/x.md": "en", "pages.pt_BR/c/x.md": "pt", "pages.sv/c/x.md": "sv"})
        assert pages(discover([tmp_path])) == {
            "pages/c/x.md": {
                "en": "pages/c/x.md",
                "pt-BR": "pages.pt_BR/c/x.md",
                "sv": "pages.sv/c/x.md",
            }
        }

    def test_slugs_that_end_in_the_language(self, tmp_path: Path) -> None:
        site(tmp_path, {f"_posts/{tag}/2026-01-01-house-{tag}.md": tag for tag in ("en", "de", "fr")})
        assert list(pages(discover([tmp_path]))) == ["_posts/2026-01-01-house.md"]

    def test_other_endings_are_versions_too(self, tmp_path: Path) -> None:
        site(tmp_path, {"docs/en/x.mdx": "en", "docs/de/x.md": "de", "docs/fr/x.markdown": "fr"})
        assert len(discover([tmp_path]).groups[0].files) == 3

    def test_two_pages_that_differ_in_their_endings_stay_two(self, tmp_path: Path) -> None:
        site(tmp_path, {f"docs/{tag}/x.{end}": tag for tag in ("en", "de") for end in ("md", "mdx")})
        assert list(pages(discover([tmp_path]))) == ["docs/x.md", "docs/x.mdx"]

    def test_regional_versions_of_one_language(self, tmp_path: Path) -> None:
        site(tmp_path, {"docs/pt-BR/x.md": "pt", "docs/pt-PT/x.md": "pt"})
        assert discover([tmp_path]).languages == ("pt-BR", "pt-PT")

    def test_hardly_any_text_is_enough_for_plain_tags(self, tmp_path: Path) -> None:
        site(tmp_path, {"content/en/x.md": "# Hello\n", "content/fr/x.md": "# Bonjour\n"})
        assert discover([tmp_path]).languages == ("en", "fr")

    def test_words_of_english_count_beside_plain_tags(self, tmp_path: Path) -> None:
        site(tmp_path, {"content/en/x.md": "# Hello\n", "content/is/x.md": "# Halló\n"})
        assert discover([tmp_path]).languages == ("en", "is")

    def test_copies_of_which_nothing_is_translated_yet(self, tmp_path: Path) -> None:
        site(tmp_path, {f"content/{tag}/{name}.md": "en" for tag in ("en", "fr") for name in "ab"})
        assert discover([tmp_path]).languages == ("en", "fr")

    def test_copies_under_names_that_are_words_are_none(self, tmp_path: Path) -> None:
        site(tmp_path, {f"content/{tag}/{name}.md": "en" for tag in ("is", "no") for name in "ab"})
        assert discover([tmp_path]).languages == ()

    def test_a_folder_in_the_language_of_what_is_above_it(self, tmp_path: Path) -> None:
        site(tmp_path, {"x.md": "de", "de/x.md": "de"})
        layout = discover([tmp_path])
        assert layout.groups == ()
        assert "in German too" in layout.near[0].why

    def test_many_packages_are_one_pattern(self, tmp_path: Path) -> None:
        site(tmp_path, {f"packages/{name}/docs/{tag}/x.md": tag for name in "abcd" for tag in ("en", "de")})
        layout = discover([tmp_path])
        assert [(one.pattern, one.files) for one in layout.patterns] == [
            ("packages/*/docs/{language}/{path}", 8)
        ]
        assert len(layout.groups) == 4


class TestNames:
    @pytest.mark.parametrize("form", ["{}-{}.md", "{}_{}.md", "{}.{}.md"])
    def test_suffixes(self, tmp_path: Path, form: str) -> None:
        site(
            tmp_path,
            {form.format(name, tag): tag for name in ("guide", "intro") for tag in ("en", "de", "zh")},
        )
        layout = discover([tmp_path])
        assert list(pages(layout)) == ["guide.md", "intro.md"]
        assert layout.languages == ("de", "en", "zh")

    def test_readme(self, tmp_path: Path) -> None:
        site(tmp_path, {"README.md": "en", "README.sv.md": "sv"})
        layout = discover([tmp_path])
        assert pages(layout) == {"README.md": {"en": "README.md", "sv": "README.sv.md"}}
        assert layout.groups[0].presumed == "en"

    def test_readmes_in_all_manners_at_once(self, tmp_path: Path) -> None:
        site(
            tmp_path,
            {"README.md": "en", "README.zh-CN.md": "zh", "README_ja.md": "ja", "README-de.md": "de"},
        )
        assert discover([tmp_path]).languages == ("de", "en", "ja", "zh-CN")

    def test_readmes_below(self, tmp_path: Path) -> None:
        site(tmp_path, {"README.md": "en", "docs/README.fr.md": "fr", "docs/README.ko.md": "ko"})
        assert list(pages(discover([tmp_path]))) == ["README.md"]

    def test_hugo_bundles(self, tmp_path: Path) -> None:
        site(
            tmp_path,
            {
                "hugo.toml": 'defaultContentLanguage = "sv"\n[languages.sv]\n[languages.en]\n',
                "content/a/index.md": "sv",
                "content/a/index.en.md": "en",
                "content/b/index.md": "sv",
            },
        )
        layout = discover([tmp_path])
        assert pages(layout) == {
            "content/a/index.md": {
                "en": "content/a/index.en.md",
                "sv": "content/a/index.md",
            }
        }
        assert layout.groups[0].presumed == "sv"
        assert singles(layout) == ["content/b/index.md"]

    def test_files_called_as_their_language(self, tmp_path: Path) -> None:
        site(tmp_path, {f"news/{name}/{tag}.md": tag for name in ("one", "two") for tag in ("fr", "en")})
        assert pages(discover([tmp_path])) == {
            "news/one.md": {"en": "news/one/en.md", "fr": "news/one/fr.md"},
            "news/two.md": {"en": "news/two/en.md", "fr": "news/two/fr.md"},
        }

    def test_at_the_root(self, tmp_path: Path) -> None:
        site(tmp_path, {"fr.md": "fr", "en.md": "en"})
        layout = discover([tmp_path])
        assert pages(layout) == {"*.md": {"en": "en.md", "fr": "fr.md"}}
        assert [pattern.pattern for pattern in layout.patterns] == ["{language}.md"]

    def test_a_long_tag_before_a_short_one(self, tmp_path: Path) -> None:
        site(tmp_path, {"guide.md": "en", "guide-zh-tw.md": "zh-Hant", "guide-zh-cn.md": "zh"})
        assert discover([tmp_path]).languages == ("en", "zh-CN", "zh-TW")

    def test_many_folders_are_not_all_looked_into(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from glosslint.layout import texts

        site(
            tmp_path,
            {f"p/{n}/index{end}.md": tag for n in range(200) for end, tag in (("", "en"), (".fr", "fr"))},
        )
        read: list[Path] = []
        head = texts._head

        def counted(path: Path) -> str:
            read.append(path)
            return head(path)

        monkeypatch.setattr(texts, "_head", counted)
        assert len(discover([tmp_path]).groups) == 200
        assert len(read) == len(set(read)) < 250


class TestFrontMatter:
    def test_folders_with_other_names(self, tmp_path: Path) -> None:
        site(
            tmp_path,
            {
                "a/x.md": f"---\nlang: sv\n---\n{TEXTS['sv']}",
                "b/x.md": f"---\nlang: 'it'\n---\n{TEXTS['it']}",
            },
        )
        assert pages(discover([tmp_path])) == {"x.md": {"it": "b/x.md", "sv": "a/x.md"}}

    @pytest.mark.parametrize("key", ["translationKey", "ref", "page_id"])
    @pytest.mark.parametrize("language", ["lang", "language", "locale"])
    def test_translation_keys(self, tmp_path: Path, key: str, language: str) -> None:
        site(
            tmp_path,
            {
                "posts/hello.md": f"---\n{language}: en\n{key}: house\n---\n",
                "posts/bonjour.md": f"---\n{key}: house\n{language}: fr_FR\n---\n",
                "posts/other.md": f"---\n{language}: fr\n{key}: garden\n---\n",
            },
        )
        layout = discover([tmp_path])
        assert [dict(group.files).keys() for group in layout.groups] == [{"en", "fr-FR"}]
        assert singles(layout) == ["posts/other.md"]

    def test_it_gives_the_language_of_the_untagged_version(self, tmp_path: Path) -> None:
        site(tmp_path, {"x.md": "---\nlang: nl\n---\n# OK\n", "x.fr.md": "fr"})
        layout = discover([tmp_path])
        assert layout.languages == ("fr", "nl")
        assert "front matter" in whys(layout)


class TestLanguageOfTheUntaggedVersion:
    def test_the_default_of_the_site_comes_first(self, tmp_path: Path) -> None:
        site(
            tmp_path,
            {"_config.yml": "default_lang: de\nlanguages: [de, fr]\n", "x.md": "en", "fr/x.md": "fr"},
        )
        assert discover([tmp_path]).languages == ("de", "fr")

    def test_then_its_text(self, tmp_path: Path) -> None:
        site(tmp_path, {"README.md": "zh", "README.en.md": "en"})
        layout = discover([tmp_path])
        assert layout.languages == ("en", "zh")
        assert "as its text shows" in whys(layout)

    def test_never_english_by_guessing(self, tmp_path: Path) -> None:
        site(tmp_path, {"README.md": "# Glosslint\n", "README.sv.md": "sv"})
        assert discover([tmp_path]).languages == ("sv", "und")


class TestOddTags:
    FIVE = ("en", "de", "fr", "es", "it")

    def test_a_tag_of_no_language_is_kept_among_five(self, tmp_path: Path) -> None:
        site(tmp_path, {**{f"index.{tag}.md": tag for tag in self.FIVE}, "index.pr.md": "fa"})
        layout = discover([tmp_path])
        assert layout.languages == ("de", "en", "es", "fr", "it", "pr")
        assert "`pr` is no language" in whys(layout)

    def test_and_not_among_four(self, tmp_path: Path) -> None:
        site(tmp_path, {**{f"index.{tag}.md": tag for tag in self.FIVE[:4]}, "index.pr.md": "fa"})
        assert "pr" not in discover([tmp_path]).languages

    def test_nor_where_its_text_is_in_a_language_that_is_there(self, tmp_path: Path) -> None:
        site(tmp_path, {**{f"docs/{tag}/index.md": tag for tag in self.FIVE}, "docs/api/index.md": "en"})
        layout = discover([tmp_path])
        assert layout.languages == ("de", "en", "es", "fr", "it")
        assert singles(layout) == ["docs/api/index.md"]

    @pytest.mark.parametrize(
        ("code", "tag"), [("jp", "ja"), ("cn", "zh"), ("cz", "cs"), ("ua", "uk"), ("gr", "el"), ("dk", "da")]
    )
    def test_countries_are_read_as_their_languages(self, tmp_path: Path, code: str, tag: str) -> None:
        site(tmp_path, {"docs/en/x.md": "en", f"docs/{code}/x.md": tag})
        layout = discover([tmp_path])
        assert layout.languages == tuple(sorted(("en", tag)))
        assert f"`{code}` is a country, read as" in whys(layout)

    def test_a_country_whose_code_is_a_language_too(self, tmp_path: Path) -> None:
        site(tmp_path, {"docs/en/x.md": "en", "docs/kr/x.md": "ko"})
        assert discover([tmp_path]).languages == ("en", "ko")

    def test_the_site_may_name_what_it_likes(self, tmp_path: Path) -> None:
        config = "languages:\n  en: {}\n  gr: {}\ndefaultContentLanguage: en\n"
        site(tmp_path, {"config.yaml": config, "content/en/x.md": "en", "content/gr/x.md": "el"})
        assert discover([tmp_path]).languages == ("en", "gr")

    def test_three_letters_count_where_cldr_has_the_locale(self, tmp_path: Path) -> None:
        site(
            tmp_path,
            {
                "docs/en/x.md": "en",
                "docs/pcm/x.md": "# Una don come\n\nDis na di page wey dey show wetin una fit do.",
            },
        )
        assert discover([tmp_path]).languages == ("en", "pcm")


ENGLISH = (
    "# Notes\n\nThis is what you need to know about it, and how it works for you.\n",
    "# Usage\n\nRun the program with the name of a file, or see what it can do.\n",
    "# Setup\n\nInstall it first. The rest of the page is for those who build it.\n",
    "# About\n\nWhat it is, why it is there, and who made it in the first place.\n",
)


class TestTraps:
    @pytest.mark.parametrize(
        "folders",
        [
            ("images", "no", "is", "to"),
            ("blog", "linter"),
            ("docs/old", "docs/new"),
            ("packages/api", "packages/app", "packages/cli", "packages/dev"),
            ("examples/cs", "examples/go", "examples/py", "examples/ts"),
            ("languages/English", "languages/French", "languages/German"),
            ("it", "my", "so", "am"),
        ],
    )
    @pytest.mark.parametrize("untagged", [True, False])
    def test_folders_that_are_no_languages(
        self, tmp_path: Path, folders: Iterable[str], untagged: bool
    ) -> None:
        files = {f"{folder}/README.md": text for folder, text in zip(folders, ENGLISH, strict=False)}
        site(tmp_path, {**files, **({"README.md": "en"} if untagged else {})})
        layout = discover([tmp_path])
        assert pages(layout) == {}
        assert len(layout.single) == len(files) + untagged

    @pytest.mark.parametrize(
        "folders", [("cs", "go", "py", "ts"), ("no", "is"), ("api", "app", "cli", "dev")]
    )
    def test_nor_where_they_say_next_to_nothing(self, tmp_path: Path, folders: Iterable[str]) -> None:
        site(tmp_path, {f"examples/{folder}/README.md": f"# {folder.title()}\n" for folder in folders})
        assert pages(discover([tmp_path])) == {}

    def test_words_beside_languages(self, tmp_path: Path) -> None:
        site(
            tmp_path,
            {
                **{f"docs/{tag}/index.md": tag for tag in ("en", "de", "fr")},
                **{
                    f"docs/{word}/index.md": text
                    for word, text in zip(("is", "no", "to"), ENGLISH, strict=False)
                },
            },
        )
        layout = discover([tmp_path])
        assert layout.languages == ("de", "en", "fr")
        assert singles(layout) == ["docs/is/index.md", "docs/no/index.md", "docs/to/index.md"]

    def test_different_books(self, tmp_path: Path) -> None:
        site(
            tmp_path,
            {
                "books/x-de.md": "# Die Brücke\n\nDer Fluss war in der Nacht gestiegen, niemand wusste es.",
                "books/x-fr.md": "# Le jardin\n\nElle avait oublié la clef sur la table et le livre.",
            },
        )
        layout = discover([tmp_path])
        assert pages(layout) == {}
        assert "two files" in layout.near[0].why

    def test_but_two_files_with_something_in_common(self, tmp_path: Path) -> None:
        common = "\n- [1](https://example.org/one)\n- `code` 1234\n"
        site(tmp_path, {f"books/x-{tag}.md": TEXTS[tag] + common for tag in ("de", "fr")})
        assert discover([tmp_path]).languages == ("de", "fr")

    def test_different_books_of_different_names(self, tmp_path: Path) -> None:
        site(tmp_path, {"books/x-de.md": "de", "books/y-fr.md": "fr"})
        assert pages(discover([tmp_path])) == {}

    def test_programs_in_several_languages(self, tmp_path: Path) -> None:
        ends = ("cs", "go", "py", "ts", "rs")
        site(
            tmp_path,
            {"client.md": ENGLISH[3], **{f"client.{e}.md": t for e, t in zip(ends, ENGLISH, strict=False)}},
        )
        assert pages(discover([tmp_path])) == {}

    def test_words_at_the_end_of_names(self, tmp_path: Path) -> None:
        site(
            tmp_path,
            {
                "how-to-do.md": ENGLISH[0],
                "how.md": ENGLISH[1],
                "what-it-is.md": ENGLISH[2],
                "what-it.md": ENGLISH[3],
            },
        )
        assert pages(discover([tmp_path])) == {}

    def test_languages_of_which_nobody_translated_a_word_yet(self, tmp_path: Path) -> None:
        """A folder of copies is a language beside others that are translated."""
        names = ("a", "b", "c")
        site(
            tmp_path,
            {
                f"docs/{tag}/{name}.md": "en" if tag == "fi" else tag
                for tag in ("en", "de", "fi")
                for name in names
            },
        )
        assert discover([tmp_path]).languages == ("de", "en", "fi")

    def test_two_products_each_in_a_language_of_its_own_are_two(self, tmp_path: Path) -> None:
        site(
            tmp_path,
            {
                f"products/{product}/docs/{tag}/{name}.md": tag
                for product, tag in (("x", "en"), ("y", "sv"))
                for name in ("intro", "setup", "faq")
            },
        )
        assert pages(discover([tmp_path])) == {}

    def test_copies_under_a_name_that_is_a_word_are_no_language(self, tmp_path: Path) -> None:
        site(
            tmp_path,
            {
                f"docs/{tag}/{name}.md": tag if tag in {"en", "de"} else "en"
                for tag in ("en", "de", "no", "is", "to")
                for name in ("a", "b", "c")
            },
        )
        assert discover([tmp_path]).languages == ("de", "en")

    def test_an_untagged_page_beside_a_folder_of_its_language(self, tmp_path: Path) -> None:
        """It is no second English version: the folder of languages is complete without it."""
        site(tmp_path, {"docs/index.md": "en", "docs/en/index.md": "en", "docs/fr/index.md": "fr"})
        layout = discover([tmp_path])
        assert pages(layout) == {"docs/index.md": {"en": "docs/en/index.md", "fr": "docs/fr/index.md"}}
        assert singles(layout) == ["docs/index.md"]


class TestDuplicates:
    def test_two_files_of_one_language_are_both_kept(self, tmp_path: Path) -> None:
        site(tmp_path, {"d/en/x.md": "en", "d/zh_cn/x.md": "zh", "d/zh-CN/x.md": "zh"})
        layout = discover([tmp_path])
        assert layout.languages == ("en", "zh-CN")
        assert [(tag, path.parent.name) for tag, path in layout.groups[0].duplicates] == [("zh-CN", "zh_cn")]
        assert len(list(layout.groups[0].paths)) == 3
        assert layout.single == ()

    def test_a_suffix_that_repeats_the_default(self, tmp_path: Path) -> None:
        site(tmp_path, {"README.md": "en", "README.en.md": "en", "README.fr.md": "fr"})
        group = discover([tmp_path]).groups[0]
        assert len(group.duplicates) == 1
        assert len(group.files) == 2


class TestNamedFiles:
    def test_a_file_brings_in_its_versions(self, tmp_path: Path) -> None:
        site(tmp_path, {f"content/{tag}/{name}.md": tag for tag in ("en", "de", "fr") for name in "xyz"})
        whole = discover([tmp_path])
        for path in ("content/de/x.md", "content/en/z.md"):
            layout = discover([tmp_path / path])
            assert layout.named == {tmp_path / path}
            assert [group.files for group in layout.groups] == [group.files for group in whole.groups]

    def test_from_an_untranslated_folder_up_to_the_repository(self, tmp_path: Path) -> None:
        site(tmp_path, {"README.md": "en", "docs/README.sv.md": "sv", ".git/HEAD": ""})
        assert discover([tmp_path / "docs/README.sv.md"]).languages == ("en", "sv")

    def test_a_file_without_versions(self, tmp_path: Path) -> None:
        site(tmp_path, {"README.md": "en"})
        layout = discover([tmp_path / "README.md"])
        assert layout.groups == ()
        assert singles(layout) == ["README.md"]

    @pytest.mark.parametrize(
        ("path", "why"),
        [
            ("notes.txt", "not Markdown"),
            ("node_modules/x.md", "dependencies"),
            ("build/x.md", "ignored by .gitignore"),
        ],
    )
    def test_files_that_are_not_taken_are_named(self, tmp_path: Path, path: str, why: str) -> None:
        site(tmp_path, {path: "en", ".gitignore": "build/\n", ".git/HEAD": ""})
        (one,) = [one for one in discover([tmp_path / path]).ignored if one.path == tmp_path / path]
        assert why in one.why

    def test_nothing_above_the_project_is_read(self, tmp_path: Path) -> None:
        site(tmp_path, {"fr/x.md": "fr", "en/.git/HEAD": "", "en/x.md": "en"})
        layout = discover([tmp_path / "en/x.md"])
        assert layout.root == tmp_path / "en"
        assert layout.groups == ()

    def test_a_path_that_does_not_exist(self, tmp_path: Path) -> None:
        with pytest.raises(RunError, match=r"no\.md: there is no such file"):
            discover([tmp_path / "no.md"])


class TestSettings:
    def test_patterns(self, tmp_path: Path) -> None:
        site(tmp_path, {"a/en/x.md": "en", "a/is/x.md": "en", "b/en/x.md": "en", "b/is/x.md": "en"})
        layout = discover([tmp_path], patterns=["a/{language}/{path}"], root=tmp_path)
        assert pages(layout) == {"a/x.md": {"en": "a/en/x.md", "is": "a/is/x.md"}}
        assert singles(layout) == ["b/en/x.md", "b/is/x.md"]
        assert "named in the settings" in whys(layout)

    @pytest.mark.parametrize(
        ("pattern", "files"),
        [
            ("{path}.{language}.md", ["how-to-do.fr.md", "how-to-do.zh-CN.md"]),
            ("{path}-{language}.md", ["how-to-do-fr.md", "how-to-do-zh-cn.md"]),
            ("texts/{language}.md", ["texts/fr.md", "texts/zh_CN.md"]),
            ("*/docs.{language}/{path}", ["a/docs.fr/x.md", "a/docs.zh_CN/x.md"]),
            ("**/{language}/{path}", ["a/b/fr/x.md", "a/b/zh-cn/x.md"]),
            ("{language}/{path}", ["French/x.md", "zh-cn/x.md"]),
        ],
    )
    def test_patterns_of_every_form(self, tmp_path: Path, pattern: str, files: list[str]) -> None:
        site(tmp_path, dict.fromkeys(files, "text"))
        assert discover([tmp_path], patterns=[pattern], root=tmp_path).languages == ("fr", "zh-CN")

    def test_patterns_with_a_source_without_a_language(self, tmp_path: Path) -> None:
        site(tmp_path, {"docs/x.md": "en", "docs/fr/x.md": "fr", "i18n/de/x.md": "de"})
        layout = discover([tmp_path], patterns=["docs/{language}/{path}"], root=tmp_path)
        assert pages(layout) == {"docs/x.md": {"en": "docs/x.md", "fr": "docs/fr/x.md"}}

    def test_a_pattern_that_nothing_follows_is_told(self, tmp_path: Path) -> None:
        site(tmp_path, {"docs/x.md": "en"})
        layout = discover([tmp_path], patterns=["content/{language}/{path}"], root=tmp_path)
        assert layout.near[0].pattern == "content/{language}/{path}"
        assert layout.near[0].why == "no file lies there"

    def test_languages(self, tmp_path: Path) -> None:
        site(tmp_path, {"docs/en/x.md": "en", "docs/tlh/x.md": "en"})
        assert discover([tmp_path]).groups == ()
        assert discover([tmp_path], languages=["en", "tlh"]).languages == ("en", "tlh")

    def test_exclude_is_relative_to_the_settings(self, tmp_path: Path) -> None:
        site(tmp_path, {f"{top}/{tag}/x.md": tag for top in ("a", "b") for tag in ("en", "de")})
        layout = discover([tmp_path], exclude=["/b"], root=tmp_path)
        assert list(pages(layout)) == ["a/x.md"]
        layout = discover([tmp_path], exclude=["/en"], root=tmp_path / "b")
        assert list(pages(layout)) == ["a/x.md"]

    def test_extensions(self, tmp_path: Path) -> None:
        site(tmp_path, {"docs/en/x.txt": "en", "docs/de/x.txt": "de"})
        assert discover([tmp_path]).single == ()
        assert len(discover([tmp_path], extensions=[".txt"]).groups) == 1


class TestSites:
    def test_folders_that_hugo_gives_languages(self, tmp_path: Path) -> None:
        config = (
            'defaultContentLanguage = "de"\n'
            '[languages.de]\ncontentDir = "inhalt"\n[languages.en]\ncontentDir = "matter/main"\n'
        )
        site(tmp_path, {"hugo.toml": config, "inhalt/x.md": "de", "matter/main/x.md": "en"})
        layout = discover([tmp_path])
        assert pages(layout) == {"x.md": {"de": "inhalt/x.md", "en": "matter/main/x.md"}}
        assert layout.groups[0].presumed == "de"

    def test_three_letters_count_where_the_site_names_them(self, tmp_path: Path) -> None:
        site(
            tmp_path,
            {
                "mkdocs.yml": "plugins: [{i18n: {languages: [{locale: en, default: true}, {locale: tlh}]}}]",
                "docs/en/x.md": "en",
                "docs/tlh/x.md": "# nuqneH\n",
            },
        )
        layout = discover([tmp_path])
        assert layout.languages == ("en", "tlh")
        assert "named in mkdocs.yml" in whys(layout)

    def test_each_page_belongs_to_the_nearest_site(self, tmp_path: Path) -> None:
        site(
            tmp_path,
            {
                "a/hugo.toml": 'defaultContentLanguage = "de"\n[languages.de]\n[languages.en]\n',
                "b/_config.yml": "languages: [en, de]\ndefault_lang: en\n",
                **{f"{top}/text/{tag}/x.md": tag for top in ("a", "b") for tag in ("en", "de")},
            },
        )
        layout = discover([tmp_path])
        assert {group.key: group.presumed for group in layout.groups} == {
            "a/text/x.md": "de",
            "b/text/x.md": "en",
        }
        renderers = [layout.site_of(group.files[0][1]) for group in layout.groups]
        assert [one.renderer for one in renderers if one] == ["goldmark", "kramdown"]

    def test_a_broken_configuration_is_named(self, tmp_path: Path) -> None:
        site(tmp_path, {"mkdocs.yml": "a: [\n", "docs/en/x.md": "en", "docs/de/x.md": "de"})
        layout = discover([tmp_path])
        assert len(layout.groups) == 1
        assert "not YAML" in layout.ignored[0].why


class TestNothingFound:
    def test_no_markdown(self, tmp_path: Path) -> None:
        assert "there is no Markdown file in" in nothing_found(discover([tmp_path]))

    def test_one_language(self, tmp_path: Path) -> None:
        site(tmp_path, {f"content/{tag}/x.md": tag for tag in ("en", "de")})
        message = nothing_found(discover([tmp_path / "content/en"]))
        assert "`en` is one language, so check" in message

    def test_the_nearest_layout(self, tmp_path: Path) -> None:
        site(tmp_path, {"docs/no/x.md": ENGLISH[0], "docs/is/x.md": ENGLISH[1]})
        message = nothing_found(discover([tmp_path]))
        assert "2 Markdown files were looked at" in message
        assert "nearest is `docs/{language}/{path}`, but the texts are all in English" in message

    def test_no_language_at_all(self, tmp_path: Path) -> None:
        site(tmp_path, {"a.md": "en"})
        message = nothing_found(discover([tmp_path]))
        assert "the only Markdown file was looked at; versions are known by names such as" in message


def test_the_order_of_paths_and_files_does_not_matter(tmp_path: Path) -> None:
    site(tmp_path, {f"content/{tag}/{name}.md": tag for tag in ("sv", "en", "de") for name in "ba"})
    folders = [tmp_path / "content" / tag for tag in ("sv", "en", "de")]
    one, other = discover(folders), discover(folders[::-1])
    assert one.groups == other.groups
    assert [group.key for group in one.groups] == sorted(group.key for group in one.groups)


@pytest.mark.parametrize("mark", [".git/HEAD", "mkdocs.yml"])
@pytest.mark.parametrize("here", ["..", ".", "content/sv"])
def test_keys_do_not_depend_on_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: str, here: str
) -> None:
    """A repository or a site is one whole: fingerprints are the same wherever it is checked from."""
    root = tmp_path / "project"
    site(root, {f"content/{tag}/a/x.md": tag for tag in ("sv", "en", "de")} | {mark: ""})
    monkeypatch.chdir(root / here)
    for given in (".", "content", "content/sv/a/x.md"):
        assert list(pages(discover([root / given]))) == ["content/a/x.md"]


def test_keys_do_not_depend_on_where_one_stands_where_the_root_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is the folder of the settings."""
    site(tmp_path, {f"project/content/{tag}/x.md": tag for tag in ("sv", "en", "de")})
    for here in (".", "project/content"):
        monkeypatch.chdir(tmp_path / here)
        layout = discover([tmp_path / "project/content"], root=tmp_path / "project")
        assert list(pages(layout)) == ["content/x.md"]


@pytest.mark.parametrize("repository", [True, False])
def test_keys_do_not_depend_on_what_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, repository: bool
) -> None:
    """Baselines know a page by its key."""
    site(tmp_path, {f"content/{tag}/a/x.md": tag for tag in ("sv", "en", "de")})
    if repository:
        (tmp_path / ".git").mkdir()
    else:
        monkeypatch.chdir(tmp_path)
    for given in (".", "content", "content/sv/a/x.md"):
        assert list(pages(discover([tmp_path / given]))) == ["content/a/x.md"]


def test_overlapping_paths_are_read_once(tmp_path: Path) -> None:
    site(tmp_path, {f"content/{tag}/x.md": tag for tag in ("sv", "en")})
    layout = discover([tmp_path, tmp_path / "content", tmp_path / "content/sv/x.md"])
    assert sum(len(list(group.paths)) for group in layout.groups) == 2
    assert not any(group.duplicates for group in layout.groups)


def test_paths_need_not_be_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site(tmp_path, {f"content/{tag}/x.md": tag for tag in ("sv", "en")})
    monkeypatch.chdir(tmp_path)
    from pathlib import Path as AnyPath

    layout = discover([AnyPath("content")])
    assert all(path.is_absolute() and path.exists() for group in layout.groups for path in group.paths)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_a_file_that_is_no_utf8_leaves_the_others_their_languages(tmp_path: Path, encoding: str) -> None:
    house = {
        "en": "The cat lives with the family in the old house and it sleeps all day.\n",
        "sv": "Katten bor med familjen i det gamla huset och den sover hela dagen.\n",
    }
    site(tmp_path, {f"{tag}/{name}.md": text for tag, text in house.items() for name in "abc"})
    (tmp_path / "sv" / "a.md").write_bytes(house["sv"].encode(encoding))
    found = {key: set(files) for key, files in pages(discover([tmp_path])).items()}
    assert found == {key: {"en", "sv"} for key in ("a.md", "b.md", "c.md")}
