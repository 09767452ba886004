-- Who was registered or declared, until whoever waits for it has been told: entered in the transaction that wrote the act, for
-- everybody alike. It names nobody, and what is done with it is done afterwards. What came by hundreds, in a file or from another
-- program, waits behind those who came themselves.
create table residents.arrival (
    person uuid not null,
    act    uuid not null,
    bulk   boolean not null,
    at     timestamptz not null default clock_timestamp(),
    primary key (person, act)
);
create index arrival_order on residents.arrival (bulk, at, act);
grant select, insert on residents.arrival to anju_app;
