"""The rows of a question's chart: a speaker each, with all that the speaker said about it in order.

A fraction is not turned into a number, and nothing is averaged.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext, pgettext

from newsclaims.timeline.chart.labels import Label, Reach, label
from newsclaims.timeline.chart.scale import Scale, scale_of
from newsclaims.timeline.rivals import Answer, Fit, Rival
from newsclaims.vocabulary import quantities
from newsclaims.vocabulary.on_screen import in_words
from newsclaims.vocabulary.quantities import Quantity

# The height of a line in the size of its letters.
LINE = 2
_POINT, _DASHES, _ARROW = 10, 22, 28


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What is drawn of one figure, in percentages of the plot. A point starts where it ends.

    `floor` and `ceiling` have an arrow, `about` dashes; `none` is a bar on zero, `of` the tick at the whole.
    """

    start: float
    end: float
    drawn: bool = True
    diamond: bool = False
    about: bool = False
    floor: bool = False
    ceiling: bool = False
    none: bool = False
    of: float | None = None

    @property
    def range(self) -> bool:
        return self.start != self.end

    @property
    def reach(self) -> Reach:
        both = _DASHES if self.about else _POINT
        clear = self.of if self.of is not None and self.of > self.end else None
        return Reach(_ARROW if self.ceiling else both, _ARROW if self.floor else both, clear)


@dataclass(frozen=True, slots=True)
class Line:
    """One answer; `below` is what stands under the row on a narrow screen, where the words as printed have no room."""

    label: Label
    mark: Mark | None
    below: str
    muted: bool
    height: int
    figure_given: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """The stroke from a figure to the one that the same speaker gave instead."""

    start: float
    start_height: int
    end: float
    end_height: int


@dataclass(frozen=True, slots=True)
class Row:
    rival: Rival
    lines: tuple[Line, ...]
    revisions: tuple[Revision, ...]
    height: int


@dataclass(frozen=True, slots=True)
class Legend:
    """Which signs the chart has; `wider` says what its diamonds count."""

    measure: bool
    wider: str
    range: bool
    floor: bool
    ceiling: bool
    about: bool
    of: bool
    none: bool
    revised: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn; `left_out` is how many answers count in another unit."""

    ticks: tuple[Tick, ...]
    zero: float
    rows: tuple[Row, ...]
    legend: Legend
    left_out: int

    @property
    def drawn(self) -> bool:
        """Whether there is anything to compare by eye."""
        return sum(line.mark is not None for row in self.rows for line in row.lines) > 1

    @property
    def crowded(self) -> bool:
        """Whether the numbers on the scale are too long to stand side by side on a narrow screen."""
        return sum(len(tick.words) for tick in self.ticks) > 24


def chart_of(rivals: Sequence[Rival], unit: str) -> Chart:
    """The chart of the answers that count in `unit`."""
    answers = [answer for rival in rivals for answer in rival.answers]
    drawable = [answer for answer in answers if not answer.in_another_unit]
    scale = scale_of(figure for answer in drawable for figure in _figures(answer.quantity))
    rows = [row for rival in rivals if (row := _row(rival, scale, unit)).lines]
    return Chart(
        ticks=tuple(Tick(scale.position(tick), quantities.in_words(Quantity(value=tick))) for tick in scale.ticks),
        zero=scale.position(Decimal(0)),
        rows=tuple(rows),
        legend=_legend(rows, _wider(drawable, unit)),
        left_out=len(answers) - len(drawable),
    )


def _figures(quantity: Quantity | None) -> list[Decimal]:
    if quantity is None:
        return []
    told = (quantity.value, quantity.minimum, quantity.maximum, quantity.of)
    return [figure for figure in told if figure is not None]


def _wider(answers: Iterable[Answer], unit: str) -> str:
    """What the diamonds count, where that is one thing: “destroyed or severely damaged”."""
    units = {answer.quantity.unit for answer in answers if answer.fit == Fit.WIDER and answer.quantity}
    known = units.pop() if len(units) == 1 else ""
    return known[len(unit) :].strip() or gettext("not recorded which")


def _legend(rows: Sequence[Row], wider: str) -> Legend:
    marks = [line.mark for row in rows for line in row.lines if line.mark]
    points = [mark for mark in marks if mark.drawn and not mark.none]
    return Legend(
        measure=any(not mark.diamond for mark in points),
        wider=wider if any(mark.diamond for mark in points) else "",
        range=any(mark.range for mark in points),
        floor=any(mark.floor for mark in points),
        ceiling=any(mark.ceiling for mark in points),
        about=any(mark.about for mark in points),
        of=any(mark.of is not None for mark in marks),
        none=any(mark.none for mark in marks),
        revised=any(row.revisions for row in rows),
    )


def _row(rival: Rival, scale: Scale, unit: str) -> Row:
    answers = [answer for answer in rival.answers if not answer.in_another_unit]
    tells_days = len({in_words(answer.said.said) for answer in answers}) > 1 or any(one.earlier for one in answers)
    tells_words = sum(not answer.revised for answer in answers) > 1
    lines: list[Line] = []
    given: list[tuple[Answer, Line]] = []
    for answer in answers:
        if answer.earlier:
            lines.append(_nothing_yet(answer, scale, _height(lines)))
        lines.append(_line(answer, scale, unit, _height(lines), tells_day=tells_days, tells_words=tells_words))
        given.append((answer, lines[-1]))
    return Row(rival, tuple(lines), tuple(_revisions(given)), LINE * len(lines))


def _height(lines: Sequence[Line]) -> int:
    return LINE * len(lines) + LINE // 2


def _line(answer: Answer, scale: Scale, unit: str, height: int, *, tells_day: bool, tells_words: bool) -> Line:
    mark = _mark(answer, scale) if not answer.took_back else None
    place = mark or Mark(scale.position(Decimal(0)), scale.position(Decimal(0)))
    printed = " … ".join(words.exact for words in answer.said.words)
    shown = label(
        f"{in_words(answer.said.said)}: " if tells_day else "",
        _figure(answer, unit),
        printed,
        start=place.start,
        end=place.end,
        reach=place.reach,
    )
    state = answer.quantity.state if answer.quantity else "unstated"
    needed = tells_words or state in ("unstated", "rejects")
    return Line(
        label=shown,
        mark=mark,
        below=_below(shown, printed if needed else "", tells_figure=tells_words),
        muted=answer.revised or answer.took_back,
        height=height,
        figure_given=state != "unstated",
        language=answer.said.language,
    )


def _below(shown: Label, printed: str, *, tells_figure: bool) -> str:
    if not shown.fits:
        return f"{shown.day}{shown.figure} {printed}".strip()
    return f"{shown.figure}: {printed}" if printed and tells_figure else printed


def _nothing_yet(answer: Answer, scale: Scale, height: int) -> Line:
    """What was said before the first answer and is revised by it: no figure of what the question counts."""
    zero = scale.position(Decimal(0))
    day = f"{in_words(answer.earlier)}: "
    reach = Reach(_POINT, _POINT)
    shown = label(day, gettext("no answer to this question"), "", start=zero, end=zero, reach=reach)
    return Line(shown, None, _below(shown, "", tells_figure=False), muted=True, height=height)


def _figure(answer: Answer, unit: str) -> str:
    """The figure in words with the hedge as printed. The unit goes without saying where it is the question's."""
    quantity = answer.quantity
    if quantity is None:
        told = gettext("answers in words")
    elif answer.fit == Fit.MEASURE and unit:
        told = quantities.in_words(replace(quantity, unit="", currency=""))
    else:
        told = quantities.in_words(quantity)
    hedge = answer.said.reports[0]["hedge"]
    if answer.took_back:
        return pgettext("figure", "took back {figure}").format(figure=told)
    return f"{hedge} {told}" if hedge else told


def _mark(answer: Answer, scale: Scale) -> Mark | None:
    quantity = answer.quantity
    if quantity is None or quantity.state == "rejects":
        return None
    of = None if quantity.of is None else scale.position(quantity.of)
    if quantity.state == "unstated":
        return None if of is None else Mark(of, of, drawn=False, of=of)
    if quantity.state == "none":
        zero = scale.position(Decimal(0))
        return Mark(zero, zero, none=True, of=of)
    least, most = (
        (quantity.value, quantity.value) if quantity.value is not None else (quantity.minimum, quantity.maximum)
    )
    return Mark(
        start=scale.position(least or Decimal(0)),
        end=scale.position(most or Decimal(0)),
        diamond=answer.fit == Fit.WIDER,
        about=quantity.comparator == "about",
        floor=quantity.comparator in ("at_least", "more_than"),
        ceiling=quantity.comparator in ("up_to", "less_than"),
        of=of,
    )


def _revisions(answers: Sequence[tuple[Answer, Line]]) -> list[Revision]:
    """From each figure that was revised to the next answer that revises it."""
    found = []
    for place, (answer, line) in enumerate(answers):
        later = next((other for revising, other in answers[place + 1 :] if _revises(revising, answer)), None)
        if answer.revised and line.mark and later and later.mark:
            found.append(Revision(line.mark.end, line.height, later.mark.start, later.height))
    return found


def _revises(revising: Answer, answer: Answer) -> bool:
    return bool(revising.said.document["revises"] == answer.said.said)
