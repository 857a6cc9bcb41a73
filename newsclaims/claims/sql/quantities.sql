-- A quantity is a value or a range with its comparator, or one of the three answers that give no figure.
CREATE FUNCTION is_quantity(quantity jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_typeof(quantity) = 'object'
    AND NOT quantity @? '$.keyvalue() ? (@.value.type() != "number"
                         && (@.key == "value" || @.key == "min" || @.key == "max" || @.key == "of"))'
    AND CASE coalesce(quantity ->> 'state', 'value')
        WHEN 'value' THEN
            (quantity ? 'value') <> (quantity ? 'min' OR quantity ? 'max')
            AND coalesce((quantity ->> 'min')::numeric <= (quantity ->> 'max')::numeric, true)
            AND coalesce(quantity ->> 'comparator', 'exactly')
                IN ('exactly', 'about', 'at_least', 'more_than', 'up_to', 'less_than')
        WHEN 'none' THEN NOT quantity ?| ARRAY['value', 'min', 'max']
        WHEN 'unstated' THEN NOT quantity ?| ARRAY['value', 'min', 'max']
        WHEN 'rejects' THEN NOT quantity ?| ARRAY['value', 'min', 'max']
        ELSE false
    END
$$;

ALTER TABLE claims_claim ADD CONSTRAINT quantity_is_well_formed CHECK (quantity IS NULL OR is_quantity(quantity));
