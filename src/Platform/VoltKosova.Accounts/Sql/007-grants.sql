-- Roles with their holders in the shape that lists read; the id is the same for the same role of the same account.
CREATE VIEW mt_doc_grant AS
SELECT
    md5(role_grant.account_id::text || role_grant.role || coalesce(role_grant.chapter_id::text, ''))::uuid AS id,
    jsonb_build_object(
        'id', md5(role_grant.account_id::text || role_grant.role || coalesce(role_grant.chapter_id::text, ''))::uuid,
        'account_id', account.id,
        'person_id', account.person_id,
        'email', account.email,
        'given_name', account.given_name,
        'family_name', account.family_name,
        'language', account.language,
        'role', role_grant.role,
        'chapter_id', role_grant.chapter_id,
        'since', to_char(role_grant.since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'is_accepted', account.password_hash IS NOT NULL,
        'is_disabled', account.disabled_at IS NOT NULL,
        'has_totp', account.two_factor_enabled) AS data
FROM role_grant
JOIN account ON account.id = role_grant.account_id;
