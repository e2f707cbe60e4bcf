from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from glosslint.layout.sites import read_sites, site_tag

if TYPE_CHECKING:
    from pathlib import Path

    from glosslint.layout.result import Site


def site(root: Path, *files: tuple[str, str]) -> Site:
    (found,), ignored = _read(root, *files)
    assert ignored == []
    return found


def complaint(root: Path, name: str, text: str) -> str:
    found, (why,) = _read(root, (name, text))
    assert found == ()
    return why


def _read(root: Path, *files: tuple[str, str]) -> tuple[tuple[Site, ...], list[str]]:
    for name, text in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    sites, ignored = read_sites(root, sorted(name for name, _ in files))
    return sites, [one.why for one in ignored]


def tags(found: Site) -> list[str]:
    return [tag for _, tag in found.languages]


class TestHugo:
    @pytest.mark.parametrize(
        ("name", "text"),
        [
            (
                "hugo.toml",
                'DefaultContentLanguage = "sv"\n[languages.sv]\n[languages.no]\n[Languages.zh-cn]\n',
            ),
            ("config.yaml", "baseURL: /\ndefaultContentLanguage: sv\nlanguages:\n  sv: {}\n  no: {}\n"),
            ("hugo.json", '{"defaultContentLanguage": "sv", "languages": {"sv": {}, "no": {"weight": 2}}}'),
        ],
    )
    def test_one_file(self, tmp_path: Path, name: str, text: str) -> None:
        found = site(tmp_path, (name, text.replace("[Languages.zh-cn]\n", "")))
        assert (found.generator, found.renderer, found.default) == ("hugo", "goldmark", "sv")
        assert tags(found) == ["sv", "no"]

    def test_several_files(self, tmp_path: Path) -> None:
        found = site(
            tmp_path,
            ("config/_default/hugo.toml", 'defaultContentLanguage = "de"\n'),
            ("config/_default/languages.toml", '[de]\n[en]\ncontentDir = "content/english"\n'),
            ("config/_default/params.toml", "[languages]\nsv = 1\n"),
        )
        assert found.folder == tmp_path
        assert tags(found) == ["de", "en"]
        assert found.content == (("en", "content/english"),)

    def test_the_default_is_english_only_where_english_is_a_language(self, tmp_path: Path) -> None:
        assert site(tmp_path, ("hugo.toml", "[languages.en]\n[languages.sv]\n")).default == "en"
        assert site(tmp_path, ("hugo.toml", 'title = "x"\n')).default == ""

    def test_another_renderer(self, tmp_path: Path) -> None:
        text = '[markup]\ndefaultMarkdownHandler = "asciidocext"\n'
        assert site(tmp_path, ("hugo.toml", text)).renderer == ""

    def test_a_config_of_something_else_says_nothing(self, tmp_path: Path) -> None:
        assert _read(tmp_path, ("config.json", '{"languages": ["c", "go"]}')) == ((), [])


class TestMkdocs:
    def test_static_i18n(self, tmp_path: Path) -> None:
        text = (
            "plugins:\n  - search\n  - i18n:\n      languages:\n"
            "        - locale: en\n          default: true\n        - {locale: pt-BR, name: Português}\n"
        )
        found = site(tmp_path, ("mkdocs.yml", text))
        assert (found.renderer, found.default, tags(found)) == ("python-markdown", "en", ["en", "pt-BR"])

    def test_its_older_form(self, tmp_path: Path) -> None:
        text = "plugins:\n  i18n:\n    default_language: fr\n    languages: {fr: français, en: English}\n"
        found = site(tmp_path, ("mkdocs.yml", text))
        assert (found.default, tags(found)) == ("fr", ["fr", "en"])

    @pytest.mark.parametrize(
        "entries",
        [
            "[{name: English, link: /, lang: en}, {name: Deutsch, link: /de/, lang: de}]",
            "[{name: en - English, link: /}, {name: de - Deutsch, link: /de/}]",
            "[{name: English, link: ./, lang: en}, {name: Deutsch, link: ./de/, lang: de}]",
        ],
    )
    def test_the_switch_of_material(self, tmp_path: Path, entries: str) -> None:
        found = site(tmp_path, ("mkdocs.yml", f"extra:\n  alternate: {entries}\n"))
        assert (found.default, tags(found)) == ("en", ["en", "de"])

    def test_the_language_of_the_theme(self, tmp_path: Path) -> None:
        assert site(tmp_path, ("mkdocs.yaml", "theme: {name: material, language: sv}\n")).default == "sv"

    def test_python_and_environment_tags_construct_nothing(self, tmp_path: Path) -> None:
        text = (
            "theme: {language: sv}\nx: !!python/object/apply:os.system ['touch pwned']\n"
            "y: !ENV [A, b]\nz: !!python/name:os.getcwd\n"
        )
        assert site(tmp_path, ("mkdocs.yml", text)).default == "sv"
        assert not (tmp_path / "pwned").exists()


class TestJekyll:
    def test_polyglot(self, tmp_path: Path) -> None:
        found = site(tmp_path, ("_config.yml", 'languages: ["en", no, zh_CN]\ndefault_lang: "no"\n'))
        assert (found.generator, found.renderer) == ("jekyll", "kramdown")
        assert (found.default, tags(found)) == ("no", ["en", "no", "zh-CN"])

    def test_another_engine(self, tmp_path: Path) -> None:
        assert site(tmp_path, ("_config.yml", "markdown: CommonMark\nlocale: de_DE\n")).renderer == ""


class TestScripts:
    def test_docusaurus(self, tmp_path: Path) -> None:
        text = """
            // locales: ['xx'],
            /* defaultLocale: 'yy' */
            const config = {
              title: "defaultLocale: 'zz' { [ //",
              i18n: { defaultLocale: 'en', locales: ["en", 'pt-BR', `zh-CN`, // 'fr',
              ], localeConfigs: { en: { direction: 'ltr' } } },
            };
        """
        found = site(tmp_path, ("docusaurus.config.ts", text))
        assert (found.renderer, found.default, tags(found)) == ("mdx", "en", ["en", "pt-BR", "zh-CN"])

    def test_starlight(self, tmp_path: Path) -> None:
        text = """
            export default defineConfig({ integrations: [starlight({
              locales: { root: { label: 'English', lang: 'en' }, 'zh-cn': { lang: 'zh-CN' } },
            })] });
        """
        found = site(tmp_path, ("astro.config.mjs", text))
        assert (found.renderer, found.default, tags(found)) == ("remark", "en", ["zh-CN"])

    def test_astro(self, tmp_path: Path) -> None:
        text = (
            "export default {i18n: {locales: ['es', {path: 'english', codes: ['en']}], defaultLocale: 'es'}}"
        )
        found = site(tmp_path, ("astro.config.mjs", text))
        assert (found.default, tags(found)) == ("es", ["es"])

    @pytest.mark.parametrize(
        "text", ["locales: Object.keys(all)", "locales:", "defaultLocale: `${x}`", "locales: ["]
    )
    def test_what_would_have_to_be_run_says_nothing(self, tmp_path: Path, text: str) -> None:
        found = site(tmp_path, ("docusaurus.config.js", text))
        assert (found.default, found.languages) == ("", ())


class TestHostile:
    @pytest.mark.parametrize(
        ("name", "text", "why"),
        [
            ("hugo.toml", "a = ", "not TOML"),
            ("hugo.json", "{", "not JSON"),
            ("mkdocs.yml", "a: [", "not YAML"),
            ("mkdocs.yml", "[" * 100_000, "nested too deeply"),
            ("mkdocs.yml", "- " * 100_000, "nested too deeply"),
            ("hugo.json", "[" * 100_000, "nested too deeply|not JSON"),
            ("hugo.toml", "a=" + "[" * 100_000, "nested too deeply|not TOML"),
            ("mkdocs.yml", "a: 1\n" * 300_000, "larger than"),
            ("mkdocs.yml", "[" + "a," * 250_000 + "]", "too large"),
        ],
    )
    def test_what_cannot_be_read_is_named(self, tmp_path: Path, name: str, text: str, why: str) -> None:
        message = complaint(tmp_path, name, text)
        assert any(part in message for part in why.split("|"))

    def test_a_billion_laughs(self, tmp_path: Path) -> None:
        lines = ["a: &a [x, x]"]
        lines += [
            f"{to}: &{to} [*{of}, *{of}, *{of}]" for of, to in zip("abcdefghij", "bcdefghijk", strict=True)
        ]
        lines += ["m: &m {<<: [*k, *k]}", "languages: *k", "default_lang: fr"]
        assert site(tmp_path, ("_config.yml", "\n".join(lines))).default == "fr"

    def test_what_contains_itself(self, tmp_path: Path) -> None:
        assert site(tmp_path, ("_config.yml", "a: &a [*a]\nlang: fr\n")).default == "fr"

    @pytest.mark.parametrize("text", ["'" * 200_000, "/*" * 200_000, "`\\" * 200_000, "locales: {" * 50_000])
    def test_scripts_are_read_in_linear_time(self, tmp_path: Path, text: str) -> None:
        start = time.perf_counter()
        site(tmp_path, ("astro.config.js", text))
        assert time.perf_counter() - start < 2

    def test_not_utf8(self, tmp_path: Path) -> None:
        (tmp_path / "_config.yml").write_bytes(b"title: \xe5\nlang: sv\n")
        ((found,), _) = read_sites(tmp_path, ["_config.yml"])
        assert found.default == "sv"


@pytest.mark.parametrize(
    ("written", "tag"), [("zh_cn", "zh-CN"), ("gr", "gr"), ("english", "en"), ("a language", ""), ("", "")]
)
def test_what_a_site_calls_a_language(written: str, tag: str) -> None:
    assert site_tag(written) == tag
