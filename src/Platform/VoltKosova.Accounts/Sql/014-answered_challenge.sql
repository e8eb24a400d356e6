-- Challenges that a passkey has answered, until they expire: an answer counts once. Challenges themselves are sealed and kept nowhere.
CREATE TABLE answered_challenge (
    challenge_hash bytea       PRIMARY KEY,
    expires_at     timestamptz NOT NULL
);

CREATE INDEX answered_challenge_expiry ON answered_challenge (expires_at);
