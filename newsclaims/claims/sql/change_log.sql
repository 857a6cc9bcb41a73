-- Rules 5 and 6 for claims and what belongs to them; no claim succeeds itself, no statement revises itself.
SELECT watch('claims_question', 'question', left_out => '{folded}');
SELECT watch('claims_question_events', 'event', 'question', 'question_id');
SELECT watch('claims_claim', 'claim', left_out => '{search,folded}');
SELECT watch('claims_claim_about', 'about', 'claim', 'claim_id');
SELECT watch('claims_claim_events', 'event', 'claim', 'claim_id');
SELECT watch('claims_claim_questions', 'question', 'claim', 'claim_id');
SELECT watch('claims_statement', 'statement');
SELECT watch('claims_attribution', 'attribution', 'claim', 'claim_id');
SELECT watch('claims_relay', 'relay', 'attribution', 'attribution_id');
SELECT keep_versions('claims_question');
SELECT keep_versions('claims_claim');
SELECT keep_versions('claims_statement');
SELECT keep_versions('claims_attribution');
SELECT refuse_cycles('claims_claim', 'succeeds_id');
SELECT refuse_cycles('claims_statement', 'revises_id');
