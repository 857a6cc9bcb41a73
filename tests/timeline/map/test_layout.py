from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from newsclaims.timeline.map.drawing import NARROW, WIDE, draw
from newsclaims.timeline.map.frame import RATIO, frame_around
from newsclaims.timeline.map.layout import Box, Pin, box_of, markers, name_box

pins = st.builds(
    Pin,
    name=st.text(min_size=1, max_size=60),
    sentence=st.just("An event"),
    latitude=st.floats(-80, 80),
    longitude=st.floats(-180, 180),
    events=st.integers(1, 40),
    href=st.just("/events/e-1/"),
    entry=st.just("#place"),
)
some_pins = st.lists(pins, min_size=1, max_size=25)
widths = st.sampled_from([NARROW, WIDE])


def laid_out(somewhere, width):
    return markers(somewhere, frame_around([(pin.latitude, pin.longitude) for pin in somewhere], 12), width)


def pin(name="Belaya", latitude=52.9, longitude=103.6, events=1) -> Pin:
    return Pin(name, f"Strike, {name}", latitude, longitude, events, f"/events/{name}/", f"#{name}")


class TestMarkers:
    @given(some_pins, widths)
    def test_show_every_pin_once(self, somewhere, width):
        shown = [one for marker in laid_out(somewhere, width) for one in marker.pins]
        assert sorted(map(repr, shown)) == sorted(map(repr, somewhere))

    @given(some_pins, widths)
    def test_never_meet_one_another_nor_a_name(self, somewhere, width):
        shown = laid_out(somewhere, width)
        boxes = [box_of(marker, width - 1) for marker in shown]
        spots = [Box(box.left + 1, box.top + 1, box.right - 1, box.bottom - 1) for box in boxes]
        names = [name_box(marker, marker.side, width) for marker in shown if marker.side]
        assert not any(one.meets(other) for one, other in combinations(spots, 2))
        assert not any(one.meets(other) for one, other in combinations(names, 2))

    @given(some_pins, widths)
    def test_have_names_inside_the_map(self, somewhere, width):
        sheet = Box(0, 0, width, width / RATIO)
        for marker in laid_out(somewhere, width):
            assert not marker.side or name_box(marker, marker.side, width).lies_in(sheet)

    def test_of_one_place_counts_its_events_and_leads_to_them(self):
        (marker,) = laid_out([pin(events=3)], NARROW)
        assert (marker.events, marker.href, marker.name, marker.side) == (3, "/events/Belaya/", "Belaya", "end")

    def test_of_places_side_by_side_are_one_named_after_the_one_with_most_events(self):
        palaces = [pin("Dolmabahçe", 41.0392, 29.0004), pin("Çırağan", 41.0438, 29.0161, events=5)]
        (marker,) = laid_out([*palaces], WIDE)
        assert marker.printed == "Çırağan +1"
        assert marker.events == 6
        assert marker.href == "#Çırağan"

    def test_a_long_name_is_cut(self):
        (marker,) = laid_out([pin("Border of Ukraine and Belarus, Chernihiv region")], WIDE)
        assert marker.name == "Border of Ukraine and Bel…"

    def test_a_name_goes_without_its_region(self):
        (marker,) = laid_out([pin("Belaya air base, Irkutsk region")], WIDE)
        assert marker.name == "Belaya air base"


class TestDraw:
    def test_nothing_is_no_map(self):
        assert draw([]) is None

    def test_a_wide_map_may_part_what_a_narrow_one_gathers(self):
        drawing = draw([pin("Kyiv", 50.45, 30.5), pin("Kharkiv", 50.0, 36.2), pin("Irkutsk", 52.3, 104.3)])
        assert len(drawing.narrow) == 2
        assert len(drawing.wide) == 3
