-- Hangfire's package makes and changes its tables, as the schema's owner, when a host starts; the role only works in them.
COMMENT ON SCHEMA {schema} IS 'Hangfire: what is to run when. What a run is and what became of it stands in the schema jobs.';
