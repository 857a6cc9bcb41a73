import pytest
from django import forms
from django.utils.datastructures import MultiValueDict

from newsclaims.actors.services import Alias
from newsclaims.desk.forms.fields import (
    CountryField,
    LanguageField,
    MomentField,
    NewName,
    QuantityField,
    RecordField,
    RecordsField,
    UncertainDateField,
    UncertainDateTyped,
    WordsField,
)
from tests.factories import make_actor, make_event, make_outlet


def form_of(field: forms.Field, data: dict[str, str | list[str]] | None = None, initial: object = None) -> forms.Form:
    class OneField(forms.Form):
        it = field

    lists = {name: texts if isinstance(texts, list) else [texts] for name, texts in (data or {}).items()}
    return OneField(MultiValueDict(lists) if data is not None else None, initial={"it": initial})


def cleaned(field: forms.Field, data: dict[str, str | list[str]]) -> object:
    form = form_of(field, data)
    assert form.is_valid(), form.errors
    return form.cleaned_data["it"]


def error(field: forms.Field, data: dict[str, str | list[str]]) -> str:
    return " ".join(form_of(field, data).errors["it"])


class TestUncertainDate:
    def test_reads_words_and_keeps_them_where_edtf_cannot_say_them(self):
        assert cleaned(UncertainDateField(), {"it": "early June 2025"}) == UncertainDateTyped(
            "2025-06-01/2025-06-10~", "early June 2025"
        )

    def test_reads_edtf(self):
        assert cleaned(UncertainDateField(), {"it": "2025-06-02"}) == UncertainDateTyped("2025-06-02", "")

    def test_is_empty_where_nothing_was_typed(self):
        assert cleaned(UncertainDateField(required=False), {"it": " "}) == UncertainDateTyped()

    def test_says_what_is_wrong_and_keeps_what_was_typed(self):
        form = form_of(UncertainDateField(), {"it": "2025-13"})
        assert "month" in form.errors["it"][0]
        assert form["it"].value() == "2025-13"

    def test_shows_the_words_of_a_record(self):
        field = UncertainDateField()
        assert (
            form_of(field, initial=UncertainDateTyped("2025-06-01/2025-06-10", "early June 2025"))["it"].value()
            == "early June 2025"
        )
        assert form_of(field, initial=UncertainDateTyped("2025-06-02"))["it"].value() == "2025-06-02"


class TestQuantity:
    def test_reads_a_figure(self):
        assert cleaned(QuantityField(), {"it": "12 of 41 aircraft"}) == {"value": 12, "unit": "aircraft", "of": 41}

    def test_is_none_where_nothing_was_typed(self):
        assert cleaned(QuantityField(required=False), {"it": ""}) is None

    @pytest.mark.parametrize(
        "typed", ["about 40 aircraft", "USD 2 billion", "none", "no figure given", "11 to 15 bombers"]
    )
    def test_shows_a_figure_as_it_can_be_typed_again(self, typed):
        document = cleaned(QuantityField(), {"it": typed})
        assert cleaned(QuantityField(), {"it": form_of(QuantityField(), initial=document)["it"].value()}) == document

    def test_says_how_to_write_a_figure(self):
        assert "digits" in error(QuantityField(), {"it": "forty"})


class TestMoment:
    @pytest.mark.parametrize("typed", ["2025-06-02 08:40", "2025-06-02T08:40", "2 June 2025, 08:40"])
    def test_reads_a_day_and_a_time_in_the_zone_of_the_site(self, typed):
        assert f"{cleaned(MomentField(), {'it': typed}):%Y-%m-%d %H:%M %z}" == "2025-06-02 08:40 +0000"

    def test_keeps_what_it_cannot_read(self):
        form = form_of(MomentField(), {"it": "yesterday"})
        assert form.errors["it"] == ["Write the day and the time: 2025-06-02 08:40, or 2 June 2025, 08:40."]
        assert 'value="yesterday"' in str(form["it"])


class TestWords:
    def test_takes_one_a_line_without_repeats(self):
        assert cleaned(WordsField(), {"it": "SBU\n\n Security  Service \nSBU"}) == ["SBU", "Security Service"]


class TestLanguageAndCountry:
    def test_know_their_codes(self):
        assert cleaned(LanguageField(), {"it": "pt-BR"}) == "pt-BR"
        assert cleaned(CountryField(), {"it": "ua"}) == "UA"

    def test_refuse_names(self):
        assert "tag" in error(LanguageField(), {"it": "Ukrainian!"})
        assert "two letters" in error(CountryField(), {"it": "U1"})


@pytest.mark.django_db
class TestRecord:
    def test_takes_the_suggestion_that_was_chosen(self):
        actor = make_actor(name="Kira Rudik")
        assert cleaned(RecordField("actors"), {"it": "whatever stands here", "it_id": actor.public_id}) == actor

    def test_takes_a_whole_name_in_any_case_and_without_accents(self):
        outlet = make_outlet(name="Çırağan Gazetesi")
        assert cleaned(RecordField("outlets"), {"it": "ciragan gazetesi"}) == outlet

    def test_takes_another_name_of_an_actor(self):
        actor = make_actor(name="Security Service of Ukraine", aliases=[Alias("SBU")])
        assert cleaned(RecordField("actors"), {"it": "sbu"}) == actor

    def test_takes_a_public_id(self):
        event = make_event()
        assert cleaned(RecordField("events"), {"it": event.public_id}) == event

    def test_names_those_who_share_a_name(self):
        first, second = make_actor(name="John Ford"), make_actor(name="John Ford")
        sentence = error(RecordField("actors"), {"it": "John Ford"})
        assert "More than one actor" in sentence
        assert first.public_id in sentence and second.public_id in sentence

    def test_names_those_that_come_near(self):
        make_actor(name="Sergei Ryabkov")
        assert "Did you mean Sergei Ryabkov" in error(RecordField("actors"), {"it": "Ryabkov"})

    def test_says_what_to_do_where_nobody_goes_by_it_and_keeps_the_words(self):
        form = form_of(RecordField("actors"), {"it": "Nobody Known"})
        assert form.errors["it"] == ["No actor is called “Nobody Known”. Add it first, or look for another name."]
        assert 'value="Nobody Known"' in str(form["it"])

    def test_makes_a_new_name_of_it_where_one_may_be_made(self):
        make_outlet(name="The Gazette of Kyiv")
        field = RecordField("outlets", accepts_new=True)
        assert cleaned(field, {"it": "The  Gazette"}) == NewName("The Gazette")

    def test_refuses_an_id_that_is_gone(self):
        assert "not there any more" in error(RecordField("actors"), {"it": "Kira Rudik", "it_id": "a-GONE"})

    def test_is_none_where_it_may_be_left_out(self):
        assert cleaned(RecordField("actors", required=False), {"it": "", "it_id": ""}) is None
        assert error(RecordField("actors"), {"it": ""}) == "This field is required."

    def test_shows_a_record_with_its_id_for_the_script(self):
        actor = make_actor(name="Kira & Rudik")
        html = str(form_of(RecordField("actors"), initial=actor)["it"])
        assert 'value="Kira &amp; Rudik"' in html
        assert f'value="{actor.public_id}"' in html
        assert 'data-suggest-url="/desk/suggest/actors/" data-suggest-for="id_it_id"' in html


@pytest.mark.django_db
class TestRecords:
    def test_takes_each_row_and_leaves_out_blank_ones(self):
        first, second = make_event(title="First round"), make_event(title="Second round")
        data = {"it": ["First round", "", "x", "first round"], "it_id": ["", "", second.public_id, ""]}
        assert cleaned(RecordsField("events"), data) == [first, second]

    def test_keeps_every_row_when_one_is_wrong(self):
        make_event(title="First round")
        form = form_of(RecordsField("events"), {"it": ["First round", "Third round"], "it_id": ["", ""]})
        assert "Third round" in form.errors["it"][0]
        assert 'value="First round"' in str(form["it"]) and 'value="Third round"' in str(form["it"])

    def test_has_blank_rows_for_more(self):
        event = make_event()
        html = str(form_of(RecordsField("events", label="Events"), initial=[event])["it"])
        assert html.count('name="it"') == 3
        assert 'aria-label="Events, 2"' in html

    def test_may_be_empty_only_where_it_is_not_required(self):
        assert cleaned(RecordsField("events", required=False), {"it": ["", ""]}) == []
        assert error(RecordsField("events"), {}) == "This field is required."
