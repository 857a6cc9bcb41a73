from newsclaims.vocabulary import spoken

WORDS = {"exact": "40 aircraft were destroyed", "start": 3, "end": 29}
RUDIK = {"type": "actor", "id": "a-rudik", "name": "Kira Rudik"}
OUTLET = {"type": "outlet", "id": "o-one", "name": "The Gazette"}


def report(**changed):
    return {
        "attribution": "t-1",
        "article": {"type": "article", "id": "r-1", "name": "Aircraft hit"},
        "outlet": OUTLET,
        "published": "2025-06-02T08:40:00Z",
        "snapshot": "v-1",
        "cue": "claimed",
        "hedge": "",
        "as_named": "",
        "directness": "indirect",
        "part": "body",
        "through": [],
        "quotes": [WORDS],
        "passages": [],
        "struck": None,
        **changed,
    }


def statement(*reports, **changed):
    return {
        "id": "s-1",
        "stance": "asserts",
        "voice": "named",
        "speaker": RUDIK,
        "said": {"edtf": "2025-06-02", "words": ""},
        "revises": None,
        "reports": list(reports or [report()]),
        **changed,
    }


def heading(**changed):
    return {
        "shape": "attributed",
        "speakers": [RUDIK],
        "others": 0,
        "verb": "claimed",
        "wording": "40 aircraft",
        **changed,
    }


def lines(*statements, **changed):
    return spoken.lines({"heading": heading(**changed), "statements": list(statements)})


class TestRoleIn:
    def test_is_what_follows_the_name(self):
        assert spoken.role_in("Kira Rudik, a Ukrainian MP", "Kira Rudik") == "a Ukrainian MP"

    def test_is_what_stands_before_the_name_however_it_is_spelled(self):
        assert spoken.role_in("President Volodymyr Zelenskiy", "Volodymyr Zelenskyy") == "President"

    def test_is_all_of_it_where_no_name_is_printed(self):
        assert spoken.role_in("the deputy foreign minister", "Sergei Ryabkov") == "the deputy foreign minister"

    def test_is_nothing_for_the_name_alone_a_part_of_it_or_a_pronoun(self):
        name = "Russia’s Ministry of Defence"
        assert [spoken.role_in(printed, name) for printed in ("", name, "the ministry", "she")] == [""] * 4

    def test_is_nothing_for_another_spelling_of_the_name(self):
        assert spoken.role_in("Serhii Kyslytsia", "Sergiy Kyslytsya") == ""


class TestLines:
    def test_leave_out_speaker_and_verb_that_the_heading_has_said(self):
        line = lines(statement()).shown[0]
        assert (line.tells_speaker, line.verb) == (False, "")

    def test_keep_the_printed_verb_where_the_heading_has_another(self):
        assert lines(statement(report(cue="put it at")), verb="said").shown[0].verb == "put it at"

    def test_tell_who_speaks_below_a_wording_that_stands_alone(self):
        line = lines(statement(), shape="bare", speakers=[], verb="").shown[0]
        assert (line.tells_speaker, line.verb) == (True, "claimed")

    def test_tell_how_the_report_names_an_unnamed_speaker_where_that_says_more(self):
        officials = {"type": "actor", "id": "a-us", "name": "Two US officials"}
        printed = ("two US officials", "the two officials", "two people at the Pentagon")
        shown = [lines(statement(report(as_named=one), voice="unnamed", speaker=officials)).shown[0] for one in printed]
        assert [line.spoken.manner for line in shown] == ["", "", "two people at the Pentagon"]

    def test_leave_out_denials_and_what_was_struck(self):
        struck = statement(report(struck={"reason": "wrong", "recorded": ""}), id="s-2")
        denial = statement(stance="denies", id="s-3")
        found = lines(statement(), struck, denial)
        assert [line.spoken.id for line in found.shown] == ["s-1"]
        assert found.more == 0

    def test_show_three_and_say_how_many_more(self):
        found = lines(*(statement(id=f"s-{number}") for number in range(5)))
        assert (len(found.shown), found.more_in_words) == (3, "2 more statements")

    def test_show_a_denial_where_nobody_asserts(self):
        found = lines(statement(stance="denies"), verb="denied")
        assert found.shown[0].verb == "claimed"


class TestWords:
    def test_only_direct_speech_without_marks_of_its_own_gets_marks(self):
        direct = report(directness="direct")
        marked = report(directness="direct", quotes=[{"exact": "“not destroyed”"}])
        assert [spoken.words_of(one)[0].direct for one in (report(), direct, marked)] == [False, True, False]

    def test_a_hedge_is_kept_unless_the_words_have_it(self):
        inside = report(hedge="allegedly", quotes=[{"exact": "Allegedly deported"}])
        assert [spoken.hedge_of(one) for one in (report(hedge="allegedly"), inside)] == ["allegedly", ""]


class TestStruck:
    def test_has_an_entry_for_each_struck_report_and_leaves_the_standing_ones(self):
        mistake = {"reason": "wrong", "recorded": "2025-06-04T09:00:00Z"}
        claim = {"statements": [statement(report(), report(struck=mistake), report(struck=mistake))]}
        assert [len(spoken.standing(claim)[0].reports), len(spoken.struck(claim))] == [1, 2]

    def test_outlets_are_counted_once_each(self):
        other = {**OUTLET, "id": "o-two"}
        claim = {"statements": [statement(report(), report(), report(outlet=other))]}
        assert spoken.standing(claim)[0].outlets == 2
