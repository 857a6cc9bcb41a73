import gettext
import re

import polib
import pytest

from tests.messages import ROOT, messages

LANGUAGES = {"uk": 3, "de": 2}
PLACEHOLDER = re.compile(r"%\((\w+)\)|\{(\w+)\}|\$(\w+?)(?=_plain|_governed|\b)")


# What the desk alone shows, which is in English.
OF_THE_DESK = ("comparison", "history", "participants-input", "record-input", "segments", "status-choice")
SAID_ALIKE_EVERYWHERE = {"newsclaims", "SHA"}
MESSAGE_OR_TAG = re.compile(
    r"{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}|{%.*?%}|{{.*?}}|{#.*?#}|<(script|style)\b.*?</\1>", re.DOTALL
)
LABEL = re.compile(r"""\b(?:aria-label|alt|title|placeholder)=(["'])(.*?)\1""", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")


def catalogue(language):
    return polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.po"))


def key(entry):
    return entry.msgctxt, entry.msgid


def translations(entry):
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def placeholders(words):
    return {name for names in PLACEHOLDER.findall(words) for name in names if name}


def templates_of_readers():
    folder = ROOT / "templates"
    shared = [path for path in folder.glob("components/*.html") if path.stem not in OF_THE_DESK]
    return sorted([*folder.glob("*.html"), *folder.glob("timeline/**/*.html"), *shared])


def words_outside_messages(source):
    """The words of a template that no translator sees: in its text, and in the attributes that are read out."""
    kept = MESSAGE_OR_TAG.sub(" ", source)
    text = re.sub(r"""&\w+;|<[^>]*>|[\w-]+=(["']).*?\1""", " ", kept)
    told = [text, *(label for _, label in LABEL.findall(kept))]
    return [word for part in told for word in WORD.findall(part) if word not in SAID_ALIKE_EVERYWHERE]


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


def test_every_message_of_code_and_templates_is_in_the_catalogue(language):
    known = {key(entry): entry.msgid_plural for entry in catalogue(language)}
    assert not [one for one in messages() if known.get((one.context, one.message)) is None]
    assert not [one for one in messages() if one.plural and not known[one.context, one.message]]


def test_the_catalogue_holds_no_message_that_nothing_asks_for(language):
    asked = {(one.context, one.message) for one in messages()}
    assert not [key(entry) for entry in catalogue(language) if key(entry) not in asked]


def test_every_message_is_translated_in_all_its_numbers_and_none_is_a_guess(language):
    for entry in catalogue(language):
        told = translations(entry)
        assert all(told) and not entry.fuzzy and not entry.obsolete, key(entry)
        assert len(told) == (LANGUAGES[language] if entry.msgid_plural else 1), key(entry)


def test_placeholders_are_those_of_the_message(language):
    for entry in catalogue(language):
        asked = placeholders(entry.msgid_plural or entry.msgid)
        # One thing may do without its number; nothing may name what is not there.
        fewest = placeholders(entry.msgid) if language == "de" else asked
        for words in translations(entry):
            assert fewest <= placeholders(words) <= asked, (key(entry), words)


def test_the_compiled_catalogue_is_made_of_this_one(language):
    with (ROOT / "locale" / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for entry in catalogue(language):
        for number, words in entry.msgstr_plural.items() or [(None, entry.msgstr)]:
            message = f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid
            assert compiled._catalog[message if number is None else (message, number)] == words
    told = sum(len(translations(entry)) for entry in catalogue(language))
    assert len(compiled._catalog) == told + 1


@pytest.mark.parametrize(("number", "form"), [(1, 0), (2, 1), (5, 2), (11, 2), (12, 2), (21, 0), (22, 1), (111, 2)])
def test_ukrainian_numbers_take_their_form(number, form):
    with (ROOT / "locale" / "uk" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        assert gettext.GNUTranslations(file).plural(number) == form


class TestTemplatesOfReaders:
    @pytest.mark.parametrize("path", templates_of_readers(), ids=lambda path: str(path.relative_to(ROOT / "templates")))
    def test_have_no_words_outside_their_messages(self, path):
        assert not words_outside_messages(path.read_text(encoding="utf-8"))

    def test_a_word_in_the_text_or_in_a_label_is_found(self):
        source = (
            '{# no #}<p class="a" aria-label="Who">{% translate "yes" %} {{ a|default:"b" }} said <b title="{{ x }}">'
        )
        assert words_outside_messages(source) == ["said", "Who"]
