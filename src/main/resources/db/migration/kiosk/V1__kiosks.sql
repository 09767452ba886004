create schema kiosk;
grant usage on schema kiosk to anju_app;

-- A machine in a hall 自助机. `key` is the digest of what its browser shows with each request, `reader_key` the P-256 key
-- (SubjectPublicKeyInfo) of its document reader. Nothing here is about a person.
create table kiosk.machine (
    machine    uuid primary key,
    label      text not null check (length(label) between 1 and 60),
    point      uuid,
    telephone  text not null check (telephone ~ '^[0-9 +*#-]{0,24}$'),
    key        bytea unique,
    reader_key bytea,
    made_by    uuid not null,
    made_at    timestamptz not null default clock_timestamp(),
    revoked_at timestamptz,
    revoked_by uuid
);

-- With which a machine's browser or reader is enrolled, once.
create table kiosk.enrolment (
    code    bytea primary key,
    machine uuid not null references kiosk.machine,
    part    text not null check (part in ('BROWSER', 'READER')),
    made_by uuid not null,
    expires timestamptz not null,
    used_at timestamptz
);
create index enrolment_machine on kiosk.enrolment (machine);

-- How it went, by machine and day: how many took so many seconds, so many touches, gave up or asked for a person on which
-- page. No turn has a row of its own, and no time of day is kept.
create table kiosk.tally (
    machine uuid not null references kiosk.machine,
    day     date not null,
    task    text not null check (task ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
    measure text not null check (measure in ('SECONDS', 'TOUCHES', 'GIVEN_UP', 'HANDED_OVER')),
    bucket  integer not null check (bucket between 0 and 600),
    n       integer not null check (n > 0),
    primary key (machine, day, task, measure, bucket)
);

-- Somebody at a machine asks for a person. The number is that of the application, where there is one, so that it is gone on
-- with at the desk; gone after a day.
create table kiosk.call (
    call        uuid primary key,
    machine     uuid not null references kiosk.machine,
    number      text check (number ~ '^[0-9]{12}$'),
    called_at   timestamptz not null,
    answered_at timestamptz
);
create index call_called on kiosk.call (called_at);

grant select, insert on kiosk.machine, kiosk.enrolment, kiosk.tally, kiosk.call to anju_app;
grant update (key, reader_key, revoked_at, revoked_by) on kiosk.machine to anju_app;
grant update (used_at, expires) on kiosk.enrolment to anju_app;
grant update (n) on kiosk.tally to anju_app;
grant update (answered_at) on kiosk.call to anju_app;

-- A call goes soon after it was made; the program may take no other away.
create function kiosk.forget_calls(before timestamptz)
    returns bigint
    language sql volatile security definer set search_path = ''
as $$
    with gone as (
        delete from kiosk.call c where c.called_at < least(before, now() - interval '1 hour') returning 1
    )
    select count(*) from gone
$$;
revoke execute on function kiosk.forget_calls(timestamptz) from public;
grant execute on function kiosk.forget_calls(timestamptz) to anju_app;
