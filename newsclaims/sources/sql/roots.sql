-- The independent roots of sources (design: rule 4's note). Over copies, cites and translates: the strongly connected
-- components with no way on; same_owner joins what it links; sources of unknown origin (no publisher and no derivation)
-- count as one together. Returns each source with the root it stands on: a root is named by the smallest id in it, the
-- unknown origin by 0. A source that stands on several roots has several rows.
CREATE FUNCTION roots_of(asked bigint[]) RETURNS TABLE (source_id bigint, root bigint) LANGUAGE sql STABLE AS $$
    WITH RECURSIVE
    reached (start, node) AS (
        SELECT start, start FROM unnest(asked) AS start
        UNION
        SELECT reached.start, step.origin_id
        FROM reached JOIN sources_derivation AS step ON step.source_id = reached.node
        WHERE step.how <> 'same_owner'
    ),
    nodes AS (SELECT DISTINCT node FROM reached),
    onward (node, further) AS (
        SELECT node, node FROM nodes
        UNION
        SELECT onward.node, step.origin_id
        FROM onward JOIN sources_derivation AS step ON step.source_id = onward.further
        WHERE step.how <> 'same_owner'
    ),
    -- A node is in a last component when whatever can be reached from it leads back to it.
    last_nodes AS (
        SELECT node, min(further) AS component FROM onward AS there
        GROUP BY node
        HAVING NOT EXISTS (
            SELECT FROM onward AS out
            WHERE out.node = there.node
              AND NOT EXISTS (SELECT FROM onward AS back WHERE back.node = out.further AND back.further = there.node)
        )
    ),
    links (here, there) AS (
        SELECT source_id, origin_id FROM sources_derivation WHERE how = 'same_owner'
        UNION
        SELECT origin_id, source_id FROM sources_derivation WHERE how = 'same_owner'
        UNION
        SELECT one.node, other.node FROM last_nodes AS one JOIN last_nodes AS other USING (component)
    ),
    joined (node, member) AS (
        SELECT node, node FROM last_nodes
        UNION
        SELECT joined.node, links.there FROM joined JOIN links ON links.here = joined.member
    ),
    named AS (
        SELECT joined.node, CASE WHEN bool_or(
                   source.publisher_id IS NOT NULL
                   OR EXISTS (SELECT FROM sources_derivation AS step WHERE step.source_id = source.id)
               ) THEN min(joined.member) ELSE 0 END AS root
        FROM joined JOIN sources_source AS source ON source.id = joined.member
        GROUP BY joined.node
    )
    SELECT DISTINCT reached.start, named.root FROM reached JOIN named ON named.node = reached.node
$$;

CREATE FUNCTION count_independent_roots(asked bigint[]) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT count(DISTINCT root)::integer FROM roots_of(asked)
$$;
