-- From where a session was begun: the first 24 bits of an IPv4 address, 48 of an IPv6 one.
ALTER TABLE session ADD COLUMN network varchar(50);
