create schema counters;
grant usage on schema counters to anju_app;

-- A service point as it is from a day on, as somebody wrote it down at an instant. Written once: a change has a later `since`, a
-- correction the same one and a later `at`. What holds on a day in the belief of an instant is the row with the latest `since`
-- up to the day, and of those the one that was written last. Where it `ended` there is no such point from that day on.
create table counters.point (
    point        uuid not null,
    since        date not null,
    state        uuid not null,
    ended        boolean not null,
    code         text not null check (code <> ''),
    kind         text not null check (kind in ('POLICE_STATION', 'VILLAGE_POINT', 'NEIGHBOURHOOD_STATION', 'KIOSK', 'GOVERNMENT_HALL')),
    name_zh      text not null check (name_zh <> ''),
    name_en      text not null check (name_en <> ''),
    division     text not null check (division ~ '^[0-9]{12}$'),
    address      text not null check (address <> ''),
    longitude    double precision not null check (longitude between -180 and 180),
    latitude     double precision not null check (latitude between -90 and 90),
    telephone    text not null,
    step_free    boolean not null,
    large_print  boolean not null,
    languages    text[] not null,
    unit         uuid not null,
    serves       text[] not null,
    hours        text not null,
    slot_minutes int not null check (slot_minutes between 5 and 240),
    slot_places  int not null check (slot_places between 0 and 100),
    account      uuid not null,
    by_unit      uuid not null,
    at           timestamptz not null default clock_timestamp(),
    primary key (point, since, state)
);
create index point_code on counters.point (code);
grant select on counters.point to anju_app;
grant insert (point, since, state, ended, code, kind, name_zh, name_en, division, address, longitude, latitude, telephone, step_free,
              large_print, languages, unit, serves, hours, slot_minutes, slot_places, account, by_unit)
    on counters.point to anju_app;

-- The service points that there are on a day, in the belief of an instant.
create function counters.points(day date, known timestamptz default 'infinity')
    returns setof counters.point
    language sql stable security invoker set search_path = ''
as $$
    select p.*
    from (select distinct on (q.point) q.*
          from counters.point q
          where q.since <= day and q.at <= known
          order by q.point, q.since desc, q.state desc) p
    where not p.ended
$$;

-- On one day a service point is open otherwise than in its ordinary week, and why; the row that was written last holds.
create table counters.exception_day (
    point     uuid not null,
    day       date not null,
    exception uuid not null,
    hours     text,
    why_zh    text not null,
    why_en    text not null,
    account   uuid not null,
    by_unit   uuid not null,
    at        timestamptz not null default clock_timestamp(),
    primary key (point, day, exception)
);
comment on column counters.exception_day.hours is 'times of that day; empty for closed; null where it is as in every week after all';
grant select on counters.exception_day to anju_app;
grant insert (point, day, exception, hours, why_zh, why_en, account, by_unit) on counters.exception_day to anju_app;

-- Which service point, or which unit wherever it works, may take which step in which matter. The end of one is a row of its own.
create table counters.delegation (
    delegation   uuid primary key,
    point        uuid,
    unit         uuid,
    function     text not null check (function ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(function) <= 40),
    step         text not null check (step in ('RECEIVE', 'DECIDE', 'DELIVER')),
    since        date not null,
    until        date check (until > since),
    basis        text not null check (basis <> ''),
    account      uuid not null,
    by_unit      uuid not null,
    by_unit_name text not null,
    at           timestamptz not null default clock_timestamp(),
    constraint to_one check (num_nonnulls(point, unit) = 1)
);
create index delegation_function on counters.delegation (function, step);
create table counters.delegation_end (
    delegation   uuid not null references counters.delegation (delegation),
    until        date not null,
    account      uuid not null,
    by_unit      uuid not null,
    by_unit_name text not null,
    at           timestamptz not null default clock_timestamp(),
    primary key (delegation, at)
);
grant select on counters.delegation, counters.delegation_end to anju_app;
grant insert (delegation, point, unit, function, step, since, until, basis, account, by_unit, by_unit_name)
    on counters.delegation to anju_app;
grant insert (delegation, until, account, by_unit, by_unit_name) on counters.delegation_end to anju_app;

-- Each with the first of its ends.
create view counters.delegated with (security_invoker = true) as
    select d.delegation, d.point, d.unit, d.function, d.step, d.since,
           least(d.until, (select min(e.until) from counters.delegation_end e where e.delegation = d.delegation)) as until,
           d.basis, d.by_unit_name
    from counters.delegation d;
grant select on counters.delegated to anju_app;

-- An appointment of a person, the subject. One that is cancelled is gone at once: nothing says that somebody did not come.
create table counters.appointment (
    subject     uuid not null,
    appointment uuid not null,
    receipt     text not null check (receipt ~ '^[0-9]{12}$'),
    point       uuid not null,
    function    text not null,
    starts      timestamptz not null,
    minutes     int not null,
    account     uuid not null,
    unit        uuid not null,
    at          timestamptz not null default clock_timestamp(),
    primary key (subject, appointment),
    constraint one_at_a_time unique (subject, starts)
) partition by hash (subject);
create table counters.appointment_0 partition of counters.appointment for values with (modulus 8, remainder 0);
create table counters.appointment_1 partition of counters.appointment for values with (modulus 8, remainder 1);
create table counters.appointment_2 partition of counters.appointment for values with (modulus 8, remainder 2);
create table counters.appointment_3 partition of counters.appointment for values with (modulus 8, remainder 3);
create table counters.appointment_4 partition of counters.appointment for values with (modulus 8, remainder 4);
create table counters.appointment_5 partition of counters.appointment for values with (modulus 8, remainder 5);
create table counters.appointment_6 partition of counters.appointment for values with (modulus 8, remainder 6);
create table counters.appointment_7 partition of counters.appointment for values with (modulus 8, remainder 7);
create index appointment_receipt on counters.appointment (receipt);
create index appointment_starts on counters.appointment (starts);
alter table counters.appointment enable row level security;
create policy seen on counters.appointment for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = appointment.subject)
        or exists (select from oversight.being_written e where e.subject = appointment.subject));
create policy written on counters.appointment for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = appointment.subject));
grant select on counters.appointment to anju_app;
grant insert (subject, appointment, receipt, point, function, starts, minutes, account, unit) on counters.appointment to anju_app;

-- A place at a time that is taken; it knows no person. That no place is given twice is its key.
create table counters.seat (
    point       uuid not null,
    starts      timestamptz not null,
    seat        int not null check (seat > 0),
    appointment uuid not null unique,
    primary key (point, starts, seat)
);
grant select on counters.seat to anju_app;
grant insert (point, starts, seat, appointment) on counters.seat to anju_app;

-- That somebody with an appointment has come and has a number; not which.
create table counters.arrival (
    appointment uuid primary key
);

-- Whose appointment a receipt is about, and who has one from an instant up to another: keys that an entry needs before it can
-- name anybody.
create function counters.receipt_of(which text)
    returns table (subject uuid, appointment uuid)
    language sql stable security definer set search_path = ''
as $$
    select a.subject, a.appointment from counters.appointment a where a.receipt = which
$$;

create function counters.due(begins timestamptz, ends timestamptz, here uuid, after uuid, most int)
    returns table (subject uuid, appointment uuid)
    language sql stable security definer set search_path = ''
as $$
    select a.subject, a.appointment
    from counters.appointment a
    where a.starts >= begins and a.starts < ends and (here is null or a.point = here) and (after is null or a.appointment > after)
    order by a.appointment
    limit most
$$;

-- Lets an appointment and its place go, in the transaction whose entry names the person.
create function counters.let_go(who uuid, which uuid)
    returns boolean
    language plpgsql volatile security definer set search_path = ''
as $$
begin
    if not exists (select from oversight.being_written e where e.subject = who) then
        raise exception 'An appointment is let go that no entry speaks of.' using errcode = 'insufficient_privilege';
    end if;
    delete from counters.appointment a where a.subject = who and a.appointment = which;
    if not found then
        return false;
    end if;
    delete from counters.seat s where s.appointment = which;
    delete from counters.arrival v where v.appointment = which;
    return true;
end
$$;

-- Whoever stands at the point with this receipt today has an appointment there that has not been used yet; for which function.
-- Nobody is named, to whom and from whom.
create function counters.arrive(which text, here uuid, begins timestamptz, ends timestamptz)
    returns text
    language plpgsql volatile security definer set search_path = ''
as $$
declare
    found_one record;
begin
    select a.appointment, a.function into found_one
    from counters.appointment a
    where a.receipt = which and a.point = here and a.starts >= begins and a.starts < ends;
    if not found then
        return null;
    end if;
    insert into counters.arrival (appointment) values (found_one.appointment) on conflict do nothing;
    if not found then
        return null;
    end if;
    return found_one.function;
end
$$;

-- Nothing is left of the appointments of a person whose record is erased.
create function counters.forget(who uuid, decided uuid)
    returns void
    language plpgsql security definer set search_path = ''
as $$
begin
    if not oversight.approved(decided, 'ERASE_PERSON', who) then
        raise exception 'Appointments are forgotten that two persons have not decided on.' using errcode = 'insufficient_privilege';
    end if;
    delete from counters.seat s using counters.appointment a where a.subject = who and s.appointment = a.appointment;
    delete from counters.arrival v using counters.appointment a where a.subject = who and v.appointment = a.appointment;
    delete from counters.appointment a where a.subject = who;
end
$$;

revoke execute on function counters.receipt_of(text), counters.due(timestamptz, timestamptz, uuid, uuid, int),
    counters.let_go(uuid, uuid), counters.arrive(text, uuid, timestamptz, timestamptz), counters.forget(uuid, uuid) from public;
grant execute on function counters.receipt_of(text), counters.due(timestamptz, timestamptz, uuid, uuid, int),
    counters.let_go(uuid, uuid), counters.arrive(text, uuid, timestamptz, timestamptz), counters.forget(uuid, uuid) to anju_app;

-- A number in the queue of a service point; no person is in it. That no number is given twice on a day is its key.
create table counters.ticket (
    ticket   uuid primary key,
    point    uuid not null,
    day      date not null,
    letter   text not null check (letter ~ '^[A-Z]$'),
    number   int not null check (number between 1 and 999),
    function text not null,
    booked   boolean not null,
    at       timestamptz not null default clock_timestamp(),
    unique (point, day, letter, number)
);
-- It was called, which happens once; called again; and served, or nobody came.
create table counters.ticket_call (
    ticket  uuid primary key references counters.ticket (ticket),
    place   text not null,
    account uuid not null,
    at      timestamptz not null default clock_timestamp()
);
create table counters.ticket_recall (
    ticket uuid not null references counters.ticket (ticket),
    recall uuid not null,
    at     timestamptz not null default clock_timestamp(),
    primary key (ticket, recall)
);
create table counters.ticket_done (
    ticket uuid primary key references counters.ticket (ticket),
    served boolean not null,
    at     timestamptz not null default clock_timestamp()
);
grant select on counters.ticket, counters.ticket_call, counters.ticket_recall, counters.ticket_done to anju_app;
grant insert (ticket, point, day, letter, number, function, booked, at) on counters.ticket to anju_app;
grant insert (ticket, place, account, at) on counters.ticket_call to anju_app;
grant insert (ticket, recall, at) on counters.ticket_recall to anju_app;
grant insert (ticket, served, at) on counters.ticket_done to anju_app;

insert into oversight.retention (rule, place, days, kept_zh, kept_en, since_zh, since_en, gone_zh, gone_en, basis_zh, basis_en) values
('appointments', 210, 30, '办事预约', 'appointments', '预约的时间', 'the time of the appointment', '全部删除；未到场不作记录', 'all of it; that somebody did not come is not kept',
 '《个人信息保护法》第十九条、第四十七条：实现处理目的所必要的最短时间', 'Personal Information Protection Law, arts. 19 and 47: the shortest time that the purpose needs'),
('queue-tickets', 211, 90, '排队号（不含个人信息）', 'queue numbers, which hold no person', '取号', 'the number was given out', '全部删除', 'all of it',
 '服务点等候时间的统计期', 'the period over which waiting times are looked at');
