-- Rules 5 and 6 for evidence; the log shows every judgement beside the changes that led to it.
SELECT watch('verification_evidence', 'evidence', 'claim', 'claim_id');
SELECT watch('verification_assessment', 'assessment', 'claim', 'claim_id');
SELECT watch('verification_secondreading', 'second_reading', 'assessment', 'assessment_id');
SELECT keep_versions('verification_evidence');
SELECT refuse_cycles('verification_evidence', 'supersedes_id');
