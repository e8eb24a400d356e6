-- A view whose rows are their streams' alone is folded stream by stream, in the order of their ids: up to which one it has come.
ALTER TABLE vk_rebuild ADD COLUMN last_stream uuid NULL;
