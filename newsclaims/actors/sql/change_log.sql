-- Rules 5 and 6 for actors; nothing is part of itself (rule 8 of newsclaims-jsonl).
SELECT watch('actors_actor', 'actor', left_out => '{folded}');
SELECT watch('actors_actorname', 'name', 'actor', 'actor_id', '{folded}');
SELECT watch('actors_affiliation', 'affiliation', 'actor', 'actor_id');
SELECT keep_versions('actors_actor');
SELECT refuse_cycles('actors_actor', 'part_of_id');
