-- Views that are being rebuilt: how far, by which build of the code, and the rows so far. They lie beside the live rows until all are there;
-- a rebuild that was killed goes on from here.
CREATE TABLE vk_rebuild (
    view          varchar NOT NULL CONSTRAINT pk_vk_rebuild PRIMARY KEY,
    code          uuid    NOT NULL,
    last_seq_id   bigint  NOT NULL,
    last_event_id uuid    NULL
);

CREATE TABLE vk_rebuild_row (
    view varchar      NOT NULL,
    id   varchar(500) NOT NULL,
    data jsonb        NOT NULL,
    CONSTRAINT pk_vk_rebuild_row PRIMARY KEY (view, id)
);
