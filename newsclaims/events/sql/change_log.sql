-- Rules 5 and 6 for events; no event is inside itself (rule 8 of newsclaims-jsonl).
SELECT watch('events_place', 'place');
SELECT watch('events_event', 'event', left_out => '{folded}');
SELECT watch('events_event_articles', 'report', 'event', 'event_id');
SELECT watch('events_participation', 'participation', 'event', 'event_id');
SELECT keep_versions('events_event');
SELECT refuse_cycles('events_event', 'parent_id');
