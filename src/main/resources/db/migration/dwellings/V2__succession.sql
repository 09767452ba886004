-- What became of a dwelling: split into several, or merged into another, on a day. Both keep their own history.
create table dwellings.succession (
    predecessor uuid not null,
    successor   uuid not null,
    kind        text not null check (kind in ('SPLIT', 'MERGE')),
    since       date not null,
    recorded_at timestamptz not null default now(),
    primary key (predecessor, successor),
    check (predecessor <> successor)
);
create index succession_successor on dwellings.succession (successor);
grant select, insert on dwellings.succession to anju_app;
