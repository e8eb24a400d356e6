-- What a rebuild has folded can be folded again: it needs no line in the write-ahead log. A server that crashes forgets rows and place together.
ALTER TABLE vk_rebuild_row SET UNLOGGED;
ALTER TABLE vk_rebuild SET UNLOGGED;
