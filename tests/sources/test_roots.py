"""Independent roots: the function in PostgreSQL against a small reference, over graphs that nobody would draw."""

from collections.abc import Iterable
from dataclasses import dataclass

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsclaims.sources import roots
from newsclaims.sources.models import Derivation, Source
from newsclaims.vocabulary.kinds import DerivationKind
from tests.factories import make_actor, make_derivation, make_source

pytestmark = pytest.mark.django_db

SAME_OWNER = "same_owner"
NODES = 7


@dataclass(frozen=True)
class Graph:
    """Sources 0 to NODES-1: which have a publisher, how one stands on another, and which are asked about."""

    published: frozenset[int]
    steps: frozenset[tuple[int, int, str]]
    asked: frozenset[int]


def graphs() -> st.SearchStrategy[Graph]:
    node = st.integers(0, NODES - 1)
    step = st.tuples(node, node, st.sampled_from(DerivationKind.values)).filter(lambda step: step[0] != step[1])
    return st.builds(
        Graph,
        published=st.frozensets(node),
        steps=st.frozensets(step, max_size=12),
        asked=st.frozensets(node, min_size=1, max_size=5),
    )


def graph(*steps: str, asked: Iterable[int], published: Iterable[int] = range(NODES)) -> Graph:
    """`"0 copies 1"` …, everything published unless said otherwise."""
    read = (step.split() for step in steps)
    return Graph(
        frozenset(published), frozenset((int(one), int(other), how) for one, how, other in read), frozenset(asked)
    )


class Reference:
    """The count as the design words it: Tarjan's components, and what joins them."""

    def __init__(self, given: Graph) -> None:
        self.graph = given
        self.onward: dict[int, list[int]] = {node: [] for node in range(NODES)}
        for source, origin, how in given.steps:
            if how != SAME_OWNER:
                self.onward[source].append(origin)
        self.components: list[frozenset[int]] = []
        self._walk()

    def count(self) -> int:
        last = [component for component in self.components if not self._goes_on(component)]
        return len({self._name(self._owners_of(component, last)) for component in last})

    def _walk(self) -> None:
        index: dict[int, int] = {}
        low: dict[int, int] = {}
        stack: list[int] = []

        def visit(node: int) -> None:
            index[node] = low[node] = len(index)
            stack.append(node)
            for further in self.onward[node]:
                if further not in index:
                    visit(further)
                    low[node] = min(low[node], low[further])
                elif further in stack:
                    low[node] = min(low[node], index[further])
            if low[node] == index[node]:
                found = stack[stack.index(node) :]
                del stack[stack.index(node) :]
                self.components.append(frozenset(found))

        for node in self.graph.asked:
            if node not in index:
                visit(node)

    def _goes_on(self, component: frozenset[int]) -> bool:
        return any(further not in component for node in component for further in self.onward[node])

    def _owners_of(self, component: frozenset[int], last: list[frozenset[int]]) -> frozenset[int]:
        """Everything that same_owner joins to a component, by way of other last components and of any source."""
        members = set(component)
        while True:
            more = set(members)
            for one, other, how in self.graph.steps:
                if how == SAME_OWNER and {one, other} & members:
                    more |= {one, other}
            for other in last:
                if other & members:
                    more |= other
            if more == members:
                return frozenset(members)
            members = more

    def _name(self, members: frozenset[int]) -> int:
        known = members & self.graph.published or {source for source, _, _ in self.graph.steps} & members
        return min(members) + 1 if known else 0


def count_in_postgresql(given: Graph) -> int:
    with transaction.atomic():
        publisher = make_actor()
        sources = Source.objects.bulk_create(
            Source(kind="document", title=f"Source {node}", publisher=publisher if node in given.published else None)
            for node in range(NODES)
        )
        Derivation.objects.bulk_create(
            Derivation(source=sources[one], origin=sources[other], how=how) for one, other, how in given.steps
        )
        asked = [sources[node].pk for node in given.asked]
        count = roots.count_independent(asked, roots.roots_of(asked))
        transaction.set_rollback(True)
    return count


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(graph("0 copies 1", "1 copies 2", "2 copies 0", asked=[0, 1]))
@example(graph("0 copies 1", "2 same_owner 1", "3 same_owner 2", asked=[0, 3]))
@example(graph("0 copies 1", "1 cites 0", "1 translates 2", asked=[0, 1, 2], published=[]))
@given(graphs())
def test_counts_as_the_design_words_it(db, given_graph):
    assert count_in_postgresql(given_graph) == Reference(given_graph).count()


CASES = [
    ("one source is one root", graph(asked=[0]), 1),
    ("two that stand on nothing are two", graph(asked=[0, 1]), 2),
    ("a copy adds none", graph("1 copies 0", asked=[0, 1]), 1),
    ("two copies of one that nobody asked about are one", graph("1 copies 0", "2 cites 0", asked=[1, 2]), 1),
    ("one that stands on two is two", graph("0 cites 1", "0 cites 2", asked=[0]), 2),
    ("a circle is one", graph("0 copies 1", "1 translates 2", "2 cites 0", asked=[0, 1, 2]), 1),
    ("a circle with a way on is none of its own", graph("0 copies 1", "1 copies 0", "1 cites 2", asked=[0, 1]), 1),
    ("one owner is one", graph("0 same_owner 1", asked=[0, 1]), 1),
    ("one owner by way of a third is one", graph("0 same_owner 2", "1 same_owner 2", asked=[0, 1]), 1),
    ("unknown origin counts once", graph(asked=[0, 1, 2], published=[]), 1),
    ("unknown origin beside a known one is two", graph(asked=[0, 1, 2], published=[2]), 2),
    ("an owner who is known makes the other known", graph("0 same_owner 1", asked=[0, 2], published=[1]), 2),
    ("nothing asked is nothing", Graph(frozenset(), frozenset(), frozenset()), 0),
]


@pytest.mark.parametrize(("given_graph", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
class TestExamples:
    def test_in_postgresql(self, given_graph, expected):
        assert count_in_postgresql(given_graph) == expected

    def test_in_the_reference(self, given_graph, expected):
        assert Reference(given_graph).count() == expected


def test_names_each_sources_roots_in_one_query(django_assert_num_queries):
    root, other, copy = make_source(publisher=make_actor()), make_source(publisher=make_actor()), make_source()
    make_derivation(source=copy, origin=root)
    make_derivation(source=copy, origin=other, how=DerivationKind.CITES)
    nobody_knows = make_source()
    with django_assert_num_queries(1):
        found = roots.roots_of([root.pk, copy.pk, nobody_knows.pk])
    assert found == {root.pk: {root.pk}, copy.pk: {root.pk, other.pk}, nobody_knows.pk: {roots.UNKNOWN_ORIGIN}}
