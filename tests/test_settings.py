from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glosslint.catalogue import Option, Rule
from glosslint.model import Diagnostic
from glosslint.settings import KEYS, Settings, SettingsError, load_settings, override, rules_for

ROOT = Path(__file__).parent.parent


def no_check(*_: object) -> Iterator[Diagnostic]:
    yield from ()


def rule(name: str, family: str, *options: Option, enabled: bool = True) -> Rule:
    return Rule(
        name=name,
        family=family,
        severity="warning",
        enabled=enabled,
        kind="all",
        options=options,
        docs=name,
        check=no_check,
    )


INSTALLED = (
    rule("link-mismatch", "links", Option("same-sites", "tuple[str, ...]", ()), Option("fold", "bool", True)),
    rule("number-mismatch", "numbers", Option("smallest", "int", 12), Option("near", "float", 0.5)),
    rule("number-format", "numbers", enabled=False),
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(rules: tuple[Rule, ...]) -> list[str]:
    return [rule.name for rule in rules]


class TestWhereSettingsAreFound:
    def test_without_a_file_the_defaults_hold(self, project: Path) -> None:
        assert load_settings(project) == Settings()

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("glosslint.toml", 'source = "sv"'),
            (".glosslint.toml", 'source = "sv"'),
            ("pyproject.toml", '[tool.glosslint]\nsource = "sv"'),
        ],
    )
    def test_each_name_is_read(self, project: Path, name: str, text: str) -> None:
        (project / name).write_text(text)
        assert load_settings(project) == Settings(source="sv", file=project / name)

    def test_the_nearest_counts_alone(self, project: Path) -> None:
        (project / "glosslint.toml").write_text('source = "sv"\nfail-on = "never"')
        pages = project / "content" / "pages"
        pages.mkdir(parents=True)
        (project / "content" / "glosslint.toml").write_text('source = "it"')
        assert load_settings(pages) == Settings(source="it", file=project / "content" / "glosslint.toml")

    def test_one_folder_is_read_in_the_order_of_the_names(self, project: Path) -> None:
        (project / "pyproject.toml").write_text('[tool.glosslint]\nsource = "de"')
        (project / ".glosslint.toml").write_text('source = "it"')
        assert load_settings(project).source == "it"
        (project / "glosslint.toml").write_text('source = "sv"')
        assert load_settings(project).source == "sv"

    def test_a_pyproject_that_says_nothing_is_passed_by(self, project: Path) -> None:
        (project / "glosslint.toml").write_text('source = "sv"')
        (project / "api").mkdir()
        (project / "api" / "pyproject.toml").write_text('[project]\nname = "api"\n[tool.other]\n')
        assert load_settings(project / "api").source == "sv"

    def test_a_repository_ends_the_search(self, project: Path) -> None:
        (project / "glosslint.toml").write_text('source = "sv"')
        inner = project / "inner"
        (inner / ".git").mkdir(parents=True)
        assert load_settings(inner).source == ""
        (inner / "glosslint.toml").write_text('source = "it"')
        assert load_settings(inner).source == "it"

    def test_a_file_or_a_path_that_does_not_exist_may_be_the_start(self, project: Path) -> None:
        (project / "glosslint.toml").write_text('source = "sv"')
        (project / "page.md").write_text("# Page")
        assert load_settings(project / "page.md").source == "sv"
        assert load_settings(project / "no" / "such" / "page.md").source == "sv"

    def test_a_linked_folder_belongs_to_the_project_that_links_it(self, project: Path) -> None:
        (project / "elsewhere").mkdir()
        (project / "site").mkdir()
        (project / "site" / "glosslint.toml").write_text('source = "sv"')
        (project / "site" / "content").symlink_to(project / "elsewhere", target_is_directory=True)
        assert load_settings(project / "site" / "content" / "sv").source == "sv"


def test_every_key_is_read(project: Path) -> None:
    (project / "glosslint.toml").write_text(
        """
        source = "en"
        languages = ["en", "sv"]
        layout = ["content/{language}/{path}"]
        exclude = ["drafts/"]
        extensions = [".md", ".txt"]
        max-file-size = 1_000
        select = ["numbers"]
        ignore = ["number-format"]
        fail-on = "info"
        output-format = "json"
        highlights = ["Key takeaways"]

        [rules.link-mismatch]
        same-sites = ["example.org"]
        """
    )
    assert load_settings(project) == Settings(
        source="en",
        languages=("en", "sv"),
        layout=("content/{language}/{path}",),
        exclude=("drafts/",),
        extensions=(".md", ".txt"),
        max_file_size=1000,
        select=("numbers",),
        ignore=("number-format",),
        fail_on="info",
        output_format="json",
        highlights=("Key takeaways",),
        rules={"link-mismatch": {"same-sites": ["example.org"]}},
        file=project / "glosslint.toml",
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('sorce = "en"', "there is no key `sorce`; did you mean `source`?"),
        ('fail_on = "info"', "there is no key `fail_on`; did you mean `fail-on`?"),
        ('zzz = "en"', "there is no key `zzz`; known are source, languages, layout, exclude, extensions,"),
        ("source = 3", "`source` must be a string, not 3"),
        ('select = "numbers"', '`select` must be a list of strings, not "numbers"'),
        ("select = [1]", "`select` must be a list of strings, not [1]"),
        ('fail-on = "warn"', '`fail-on` must be one of "error", "warning", "info", "never", not "warn"'),
        ('max-file-size = "1 MB"', '`max-file-size` must be a whole number, not "1 MB"'),
        ("max-file-size = true", "`max-file-size` must be a whole number, not true"),
        ("max-file-size = 0", "`max-file-size`: 0 bytes leave nothing to read; write a positive number"),
        ('extensions = ["txt"]', "`extensions`: `txt` is no ending; write it as in `.txt`"),
        ('layout = ["content/{path}"]', "`layout`: `content/{path}` must say once where the language stands"),
        ('layout = ["{language}/{language}"]', "`layout`: `{language}/{language}` must say once where"),
        (
            'layout = ["content/{lang}/{path}"]',
            "`layout`: `content/{lang}/{path}` has an unknown `{lang}`; did you mean `{language}`?",
        ),
        (
            'layout = ["./{language}/{path}"]',
            "`layout`: `./{language}/{path}` must begin with a folder beside this file",
        ),
        ('source = "the first"', "`source`: `the first` is no language; write a tag such as `sv` or `pt-BR`"),
        ('languages = ["sv", "x"]', "`languages`: `x` is no language"),
        ('exclude = ["a/", "!"]', "`exclude`: `!` is no pattern of a .gitignore"),
        ('exclude = ["[z-a]"]', "`exclude`: `[z-a]` is no pattern of a .gitignore"),
        ('exclude = ["a/", "[z-"]', "`exclude`: `[z-` is no pattern of a .gitignore"),
        ('exclude = [""]', "`exclude`: `` is no pattern of a .gitignore"),
        ('exclude = ["# drafts"]', "`exclude`: `# drafts` is no pattern of a .gitignore"),
        ("rules = 1", "`rules` must be a table, not 1"),
        ("[rules]\nlink-mismatch = false", "`rules.link-mismatch` must be a table, not false"),
        ("source = @", "not TOML: Invalid value (at line 1, column 10)"),
        ("a = " + "[" * 5000, "nested too deeply"),
    ],
)
def test_what_is_wrong_is_said_with_file_key_and_way_out(project: Path, text: str, message: str) -> None:
    (project / "glosslint.toml").write_text(text)
    with pytest.raises(SettingsError, match=re.escape(f"glosslint.toml: {message}")):
        load_settings(project)


def test_the_file_is_named_as_a_person_here_would_write_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "glosslint.toml").write_text("source = 3")
    (project / "content").mkdir()
    monkeypatch.chdir(project / "content")
    with pytest.raises(SettingsError, match=r"^\.\./glosslint\.toml: `source`"):
        load_settings(project / "content")


def test_a_file_that_is_not_utf_8_is_an_error(project: Path) -> None:
    (project / "glosslint.toml").write_bytes('source = "é"'.encode("latin-1"))
    with pytest.raises(SettingsError, match="not UTF-8 at byte 11; save it as UTF-8"):
        load_settings(project)


def test_a_byte_order_mark_is_none(project: Path) -> None:
    (project / "glosslint.toml").write_bytes(b'\xef\xbb\xbfsource = "sv"')
    assert load_settings(project).source == "sv"


def test_a_pyproject_that_is_no_toml_is_not_passed_by(project: Path) -> None:
    (project / "pyproject.toml").write_text("[project")
    with pytest.raises(SettingsError, match=r"pyproject\.toml: not TOML"):
        load_settings(project)


def test_a_section_that_is_no_table_is_an_error(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool]\nglosslint = 1")
    with pytest.raises(SettingsError, match=r"`tool\.glosslint` must be a table, not 1"):
        load_settings(project)


written_values = st.sampled_from(
    ["true", "3", "-1", "0.5", "1979-05-27", '"en"', '"never"', "[]", '["a"]', "[1]", "[[]]", "{}", "{a = 1}"]
)
lines = st.builds("{} = {}".format, st.sampled_from([*KEYS, "rules.a", "rules.a.b", "other"]), written_values)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(lines | st.text(max_size=10), max_size=4).map("\n".join))
def test_whatever_the_file_holds_it_is_settings_or_a_line_that_names_it(project: Path, text: str) -> None:
    (project / "glosslint.toml").write_text(text, encoding="utf-8", newline="")
    assert complaint(project).startswith(("glosslint.toml: ", "none"))


def complaint(project: Path) -> str:
    try:
        load_settings(project)
    except SettingsError as error:
        return str(error)
    return "none"


class TestTheCommandLineWins:
    def test_over_a_field_that_it_gives(self) -> None:
        settled = Settings(source="en", fail_on="info", output_format="json")
        assert override(settled, source="sv", fail_on="never") == Settings(
            source="sv", fail_on="never", output_format="json"
        )

    def test_an_empty_source_takes_the_configured_one_away(self) -> None:
        assert override(Settings(source="en"), source="").source == ""

    def test_a_selection_starts_afresh(self) -> None:
        settled = Settings(select=("links",), ignore=("numbers",))
        assert names(rules_for(settled, INSTALLED, select=["number-mismatch"])[0]) == ["number-mismatch"]

    def test_an_ignored_rule_is_taken_away_from_what_the_file_selects(self) -> None:
        settled = Settings(select=("ALL",), ignore=("number-format",))
        assert names(rules_for(settled, INSTALLED, ignore=["links"])[0]) == ["number-mismatch"]


class TestRules:
    def test_those_that_are_on_by_default_run(self) -> None:
        assert rules_for(Settings(), INSTALLED) == (INSTALLED[:2], {})

    def test_a_family_and_a_rule_select(self) -> None:
        assert names(rules_for(Settings(select=("numbers",)), INSTALLED)[0]) == [
            "number-mismatch",
            "number-format",
        ]
        assert names(rules_for(Settings(ignore=("links",)), INSTALLED)[0]) == ["number-mismatch"]

    def test_options_are_given_by_parameter_and_type(self) -> None:
        written = Settings(
            rules={
                "link-mismatch": {"same-sites": ["a.org"], "fold": False},
                "number-mismatch": {"smallest": 3, "near": 1},
            }
        )
        assert rules_for(written, INSTALLED)[1] == {
            "link-mismatch": {"same_sites": ("a.org",), "fold": False},
            "number-mismatch": {"smallest": 3, "near": 1.0},
        }

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (
                'select = ["link-mismach"]',
                "`select`: no rule or family is called `link-mismach`; did you mean `link-mismatch`?",
            ),
            (
                'ignore = ["number"]',
                "`ignore`: no rule or family is called `number`; did you mean `numbers`?",
            ),
            (
                "[rules.link-mismach]",
                "`rules.link-mismach`: there is no such rule; did you mean `link-mismatch`?",
            ),
            (
                "[rules.zzz]",
                (
                    "`rules.zzz`: there is no such rule; "
                    "the rules are link-mismatch, number-mismatch, number-format"
                ),
            ),
            (
                "[rules.link-mismatch]\nsame_sites = []",
                "`rules.link-mismatch.same_sites`: there is no such option; did you mean `same-sites`?",
            ),
            (
                "[rules.number-format]\nx = 1",
                "`rules.number-format.x`: there is no such option; the rule has no options",
            ),
            (
                "[rules.link-mismatch]\nfold = 1",
                "`rules.link-mismatch.fold` must be true or false, not 1",
            ),
            (
                '[rules.number-mismatch]\nnear = "far"',
                '`rules.number-mismatch.near` must be a number, not "far"',
            ),
        ],
    )
    def test_a_wrong_name_is_said_with_file_and_nearest(self, project: Path, text: str, message: str) -> None:
        (project / "glosslint.toml").write_text(text)
        with pytest.raises(SettingsError, match=f"^{re.escape(f'glosslint.toml: {message}')}$"):
            rules_for(load_settings(project), INSTALLED)

    def test_a_wrong_name_on_the_command_line_says_the_option(self, project: Path) -> None:
        (project / "glosslint.toml").write_text("")
        with pytest.raises(SettingsError, match=r"^--select: no rule or family is called `link`; did you"):
            rules_for(load_settings(project), INSTALLED, select=["link"])

    def test_the_file_is_checked_also_where_the_command_line_wins(self, project: Path) -> None:
        (project / "glosslint.toml").write_text('select = ["nothing-like-it"]')
        with pytest.raises(SettingsError, match=r"glosslint\.toml: `select`"):
            rules_for(load_settings(project), INSTALLED, select=["links"])


class TestDocumentation:
    PAGE = ROOT / "docs" / "configuration.md"

    def test_every_key_has_a_section_and_every_section_a_key(self) -> None:
        documented = re.findall(r"^### `([a-z.<>-]+)`$", self.PAGE.read_text(encoding="utf-8"), re.MULTILINE)
        assert documented == [*(key for key in KEYS if key != "rules"), "rules.<rule>.<option>"]

    def test_the_stated_defaults_are_those_of_the_code(self) -> None:
        import tomllib

        stated = re.findall(r"^Default: `(.+)`$", self.PAGE.read_text(encoding="utf-8"), re.MULTILINE)
        defaults = tomllib.loads("\n".join(stated))
        actual = Settings()
        assert list(defaults) == [key for key in KEYS if key != "rules"]
        for key, value in defaults.items():
            code = getattr(actual, key.replace("-", "_"))
            assert value == (list(code) if isinstance(code, tuple) else code), key

    def test_the_example_is_valid(self, project: Path) -> None:
        [example] = re.findall(
            r"```toml title=\"glosslint.toml\"\n(.*?)```", self.PAGE.read_text(encoding="utf-8"), re.DOTALL
        )
        (project / "glosslint.toml").write_text(example, encoding="utf-8")
        from glosslint.catalogue import load_rules

        rules_for(load_settings(project), load_rules())
