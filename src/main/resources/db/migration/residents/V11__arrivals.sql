-- Who was registered or declared, until whoever waits for it has been told: entered in the transaction that wrote the act, for
-- everybody alike. It names nobody, and what is done with it is done afterwards.
create table residents.arrival (
    person uuid not null,
    act    uuid not null,
    at     timestamptz not null default clock_timestamp(),
    primary key (person, act)
);
create index arrival_at on residents.arrival (at, act);
grant select, insert on residents.arrival to anju_app;
