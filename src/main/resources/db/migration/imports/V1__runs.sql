create schema imports;
grant usage on schema imports to anju_app;

-- Imports started at the desk: what was handed in, by whom, and how far it is.
create table imports.run (
    run        uuid primary key,
    kind       text not null,
    file_name  text not null,
    account    uuid not null,
    dry        boolean not null,
    started    timestamptz not null default now(),
    ended      timestamptz,
    failure    text,
    accepted   bigint not null default 0,
    held       bigint not null default 0,
    refused    bigint not null default 0,
    known      bigint not null default 0,
    headings   text[] not null default '{}'
);

-- A verdict for each row; the cells of those that did not go in are kept sealed, to be mended and handed in again.
create table imports.run_row (
    run       uuid not null,
    row_number int not null,
    verdict   text not null,
    reason    text not null,
    arguments bytea not null,
    cells     bytea,
    primary key (run, row_number)
);

grant select, insert on imports.run, imports.run_row to anju_app;
grant update (ended, failure, accepted, held, refused, known) on imports.run to anju_app;
