import pytest

from newsclaims.events.models import Event
from newsclaims.events.services import Participant, mend_event
from tests.factories import make_actor, make_event

FIELDS = {"title": "Drone strikes", "kind": "strike", "happened": "1 June 2025", "basis": "reported"}


def shown(response) -> str:
    return " ".join(response.content.decode().split())


def form_of(event: Event, **changed) -> dict:
    """What a browser sends for the event's page with `changed` typed over."""
    return {
        "title": event.title,
        "kind": event.kind,
        "happened": event.happened,
        "basis": event.basis,
        "version": event.version,
    } | changed


@pytest.fixture
def moved_on(other_editor) -> Event:
    """An event that another editor has changed since it was opened at version 1."""
    event = make_event(title="Drone strikes", happened="2025-06-01", summary="Four bases.")
    mend_event(
        by=other_editor,
        event=event,
        version=1,
        kind="strike",
        title="Drone strikes on four bases",
        happened="2025-06-01",
        happened_words="",
        basis="established",
        where=None,
        parent=None,
        participants=[],
        summary="Four bases.",
    )
    return event


class TestEvents:
    def test_lists_events_newest_first_with_their_day_in_words(self, desk):
        make_event(title="First round", happened="2025-05-16")
        make_event(title="Second round", happened="2025-06-02")
        answer = shown(desk.get("/desk/events/"))
        assert answer.index("Second round") < answer.index("First round")
        assert "2 June 2025" in answer

    def test_finds_by_a_part_of_the_title(self, desk, htmx):
        make_event(title="Talks at Çırağan Palace")
        make_event(title="Drone strikes")
        for client in (desk, htmx):
            answer = shown(client.get("/desk/events/", {"q": "ciragan"}))
            assert "Çırağan" in answer and "Drone strikes" not in answer

    def test_says_what_belongs_there(self, desk):
        assert "Add the first one" in shown(desk.get("/desk/events/"))
        make_event()
        assert "No event goes by “zzzz”" in shown(desk.get("/desk/events/", {"q": "zzzz"}))

    def test_costs_the_same_for_three_rows_and_for_thirty(self, desk, django_assert_num_queries):
        for _ in range(3):
            make_event(participants=[Participant(make_actor(), "host")])
        with django_assert_num_queries(4):
            desk.get("/desk/events/")
        for _ in range(27):
            make_event(participants=[Participant(make_actor(), "host")])
        with django_assert_num_queries(4):
            desk.get("/desk/events/")


class TestAddEvent:
    def test_records_it_with_participants_and_place(self, desk, editor):
        host, target = make_actor(name="SBU"), make_actor(name="Air force")
        sent = FIELDS | {
            "happened": "early June 2025",
            "place": "Belaya",
            "country": "ru",
            "latitude": "52.9",
            "longitude": "103.5",
            "participants": ["SBU", "", "x"],
            "participants_id": ["", "", target.public_id],
            "participants_role": ["attacker", "", "target"],
            "participants_basis": ["", "", "alleged"],
        }
        answer = desk.post("/desk/events/add/", sent)
        event = Event.objects.get()
        assert answer.url == f"/desk/events/{event.public_id}/"
        assert (event.happened_words, event.place.name, event.place.country) == ("early June 2025", "Belaya", "RU")
        taking_part = [(one.actor, one.role, one.basis) for one in event.participations.order_by("position")]
        assert taking_part == [(host, "attacker", ""), (target, "target", "alleged")]

    def test_leads_an_htmx_form_to_the_page_as_well(self, htmx):
        answer = htmx.post("/desk/events/add/", FIELDS)
        assert answer["HX-Redirect"] == f"/desk/events/{Event.objects.get().public_id}/"

    def test_keeps_everything_typed_when_something_is_wrong(self, desk):
        sent = FIELDS | {
            "title": "",
            "happened": "2025-13",
            "summary": "What I wrote",
            "participants": ["Nobody Known", ""],
            "participants_role": ["host", "mediator"],
        }
        answer = desk.post("/desk/events/add/", sent)
        assert answer.status_code == 422
        assert not Event.objects.exists()
        page = shown(answer)
        for kept in ("2025-13", "What I wrote", "Nobody Known", 'value="mediator"'):
            assert kept in page
        for said in (
            "Give the event a neutral title.",
            "No actor is called “Nobody Known”",
            "Say who was the mediator.",
        ):
            assert said in page
        assert '<a href="#id_happened">' in page

    def test_answers_the_form_alone_to_htmx(self, htmx):
        answer = shown(htmx.post("/desk/events/add/", FIELDS | {"title": ""}))
        assert answer.startswith('<form id="record-form"')

    def test_shows_what_only_the_service_refuses_beside_its_field(self, desk):
        event = make_event(title="Round one")
        answer = desk.post(f"/desk/events/{event.public_id}/", form_of(event, parent="Round one"))
        assert answer.status_code == 422
        assert "circle" in str(answer.context["form"].errors["parent"])

    def test_sends_a_visitor_to_sign_in_and_records_nothing(self, client, db):
        assert client.post("/desk/events/add/", FIELDS).status_code == 302
        assert not Event.objects.exists()


class TestMendEvent:
    def test_saves_what_was_typed_and_logs_it(self, desk):
        event = make_event(title="Drone strike")
        desk.post(f"/desk/events/{event.public_id}/", form_of(event, title="Drone strikes"), follow=True)
        page = shown(desk.get(f"/desk/events/{event.public_id}/"))
        assert "First desk</bdi></strong> changed it" in page
        assert "<del>Drone strike</del> → <ins>Drone strikes</ins>" in page

    def test_keeps_the_participants_that_the_form_shows(self, desk):
        event = make_event(participants=[Participant(make_actor(name="SBU"), "attacker", "alleged")])
        page = shown(desk.get(f"/desk/events/{event.public_id}/"))
        assert 'value="SBU"' in page and 'value="attacker"' in page and '<option value="alleged" selected>' in page

    def test_answers_form_title_and_history_to_htmx(self, htmx):
        event = make_event()
        answer = shown(htmx.post(f"/desk/events/{event.public_id}/", form_of(event, title="Strikes by drones")))
        assert answer.startswith('<form id="record-form"')
        assert 'name="version" value="2"' in answer
        for part in ("record-title", "history", "publishing"):
            assert f'id="{part}"' in answer
        assert "The event is saved." in answer

    def test_does_not_know_an_event_that_is_not_there(self, desk):
        assert desk.get("/desk/events/e-NONE/").status_code == 404

    def test_names_the_participants_in_its_history(self, desk):
        event = make_event(participants=[Participant(make_actor(name="Hakan Fidan"), "mediator")])
        page = shown(desk.get(f"/desk/events/{event.public_id}/"))
        assert "added a participation" in page and "<ins>Hakan Fidan</ins>" in page


class TestStaleSave:
    def test_shows_both_versions_and_saves_neither(self, desk, moved_on):
        typed = form_of(moved_on, version=1, title="Drone strikes on air bases", summary="Four bases.")
        answer = desk.post(f"/desk/events/{moved_on.public_id}/", typed)
        assert answer.status_code == 409
        page = shown(answer)
        assert "Second desk saved this event" in page
        assert "<ins>four</ins>" in page and "<ins>air</ins>" in page
        assert "The same in both" in page and "Summary Four bases." in page
        assert Event.objects.get().title == "Drone strikes on four bases"

    def test_saves_what_is_then_chosen_field_by_field(self, desk, moved_on):
        address = f"/desk/events/{moved_on.public_id}/"
        typed = form_of(moved_on, version=1, title="Drone strikes on air bases", basis="alleged")
        assert desk.post(address, typed).status_code == 409
        chosen = typed | {
            "version": 2,
            "choose-title": "third",
            "third-title": "Strikes on four air bases",
            "choose-basis": "saved",
        }
        assert desk.post(address, chosen).status_code == 302
        event = Event.objects.get()
        assert (event.title, event.basis, event.version) == ("Strikes on four air bases", "established", 3)

    def test_sends_everything_typed_along_for_the_second_try(self, desk, moved_on):
        make_actor(name="SBU")
        typed = form_of(moved_on, version=1, participants=["SBU"], participants_role=["attacker"])
        answer = desk.post(f"/desk/events/{moved_on.public_id}/", typed)
        assert ("participants", "SBU") in answer.context["typed"]
        assert ("participants_role", "attacker") in answer.context["typed"]
        again = typed | {"version": 2, "choose-participants": "saved"}
        desk.post(f"/desk/events/{moved_on.public_id}/", again)
        assert Event.objects.get().participations.count() == 0

    def test_answers_the_comparison_alone_to_htmx(self, htmx, moved_on):
        answer = htmx.post(f"/desk/events/{moved_on.public_id}/", form_of(moved_on, version=1, title="Mine"))
        assert answer.status_code == 409
        assert "<html" not in answer.content.decode()

    def test_treats_a_form_without_a_version_as_stale(self, desk):
        event = make_event()
        sent = form_of(event)
        del sent["version"]
        assert desk.post(f"/desk/events/{event.public_id}/", sent).status_code == 409


class TestPublish:
    def test_publishes_the_event_and_says_so(self, desk):
        event = make_event(title="Drone strikes")
        address = f"/desk/events/{event.public_id}/"
        assert "Nothing yet" in shown(desk.get(address))
        assert desk.post(f"{address}publish/", {"change": "first"}).url == address
        assert "Just this, as revision 1" in shown(desk.get(address))

    def test_says_that_there_are_unpublished_changes(self, desk):
        event = make_event(title="Drone strikes")
        address = f"/desk/events/{event.public_id}/"
        desk.post(f"{address}publish/", {"change": "first"})
        desk.post(address, form_of(event, title="Drone strikes on bases"))
        assert "unpublished changes" in shown(desk.get(address))

    def test_refuses_a_correction_without_its_note_and_keeps_the_choice(self, desk):
        event = make_event(title="Drone strikes")
        address = f"/desk/events/{event.public_id}/"
        desk.post(f"{address}publish/", {"change": "first"})
        desk.post(address, form_of(event, title="Drone strikes on bases"))
        answer = desk.post(f"{address}publish/", {"change": "correction", "note": ""})
        assert answer.status_code == 422
        assert "Say what was wrong" in shown(answer)
        assert 'value="correction" checked' in shown(answer)
