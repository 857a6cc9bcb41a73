-- Rules 5 and 6 for sources.
SELECT watch('sources_source', 'source', left_out => '{folded}');
SELECT watch('sources_derivation', 'derivation', 'source', 'source_id');
SELECT keep_versions('sources_source');
