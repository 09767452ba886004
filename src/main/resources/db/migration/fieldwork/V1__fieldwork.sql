create schema fieldwork;
grant usage on schema fieldwork to anju_app;

-- 采集片区: a community, or a grid within one. The area without buildings of its own has all those of its division that no
-- other area has. `within_days` is the target: how old the last confirmation of a dwelling may be. `changed` is the transaction
-- that last changed the area or who holds it: a phone that has not seen it gets the whole area anew.
create table fieldwork.area (
    area        uuid primary key,
    name        text not null,
    division    text not null check (division ~ '^[0-9]{12}$'),
    within_days int not null default 90 check (within_days between 1 and 3650),
    ended       date,
    refreshed   timestamptz,
    changed     xid8 not null default pg_current_xact_id()
);
create index area_division on fieldwork.area (division);

create table fieldwork.area_building (
    building uuid primary key,
    area     uuid not null references fieldwork.area
);
create index area_building_area on fieldwork.area_building (area);

-- Who holds an area, from when until when. Several may.
create table fieldwork.holding (
    area    uuid not null references fieldwork.area,
    account uuid not null,
    since   date not null,
    until   date,
    primary key (area, account, since),
    check (until is null or until >= since)
);
create index holding_account on fieldwork.holding (account);

-- One row for each dwelling that is visited: where it comes on the round, when it was last confirmed and how, when somebody was
-- last there and what came of it, and whether a visit was asked for. It says nothing of who lives there. `written` is the
-- transaction that last changed the row: what a phone has not seen of it is sent again.
create table fieldwork.door (
    dwelling     uuid primary key,
    building     uuid not null,
    division     text not null,
    area         uuid references fieldwork.area,
    walk         int not null,
    confirmed_on date,
    confirmed_by text check (confirmed_by in ('PORTAL', 'DESK', 'COLLECTOR', 'KIOSK', 'IMPORT', 'API', 'RULE')),
    visited_on   date,
    outcome      text,
    asked_on     date,
    asked_for    text,
    gone         boolean not null default false,
    written      xid8 not null default pg_current_xact_id(),
    check ((confirmed_on is null) = (confirmed_by is null)),
    check ((asked_on is null) = (asked_for is null))
);
create index door_area on fieldwork.door (area, walk) where not gone;
create index door_division on fieldwork.door (division) where not gone;
create index door_building on fieldwork.door (building);

-- What a phone has handed in so far, and, as a number and a day only, what it still carries.
create table fieldwork.round (
    phone         uuid primary key,
    account       uuid not null,
    next_sequence bigint not null default 1,
    waiting       int not null default 0,
    waiting_since date,
    heard_on      date not null
);

-- A visit 走访 as a phone sent it: one row, one verdict. `base` is the state of the register that the worker had in view.
-- It names nobody; what was said about persons is in `visit_content`. `answer` has the verdicts of its facts, sealed.
create table fieldwork.visit (
    visit       uuid primary key,
    phone       uuid not null,
    sequence    bigint not null,
    account     uuid not null,
    area        uuid,
    dwelling    uuid,
    base        timestamptz,
    observed_at timestamptz not null,
    received_at timestamptz not null default now(),
    outcome     text not null check (outcome in ('CONFIRMED', 'CHANGED', 'NOBODY_HOME', 'REFUSED', 'NOT_A_DWELLING', 'NEW_DWELLING', 'WITHDRAWN')),
    digest      bytea not null,
    verdict     text not null check (verdict in ('WAITING', 'ACCEPTED', 'ALREADY_KNOWN', 'HELD', 'REFUSED')),
    reason      text not null default '',
    differs     text check (differs in ('PARALLEL', 'CONFLICT')),
    decided_at  timestamptz,
    decided_by  uuid,
    returned_at timestamptz,
    returned_for text,
    answer      bytea,
    unique (phone, sequence)
);
create index visit_held on fieldwork.visit (received_at, visit) where verdict = 'HELD';
create index visit_dwelling on fieldwork.visit (dwelling, received_at);
create index visit_area on fieldwork.visit (area, received_at);

-- A visit that came before its turn, as sent and sealed, until its turn has come.
create table fieldwork.early (
    phone    uuid not null,
    sequence bigint not null,
    visit    uuid not null,
    content  bytea not null,
    primary key (phone, sequence)
);

-- What a visit says, sealed, once for each person that it concerns (and once under the visit's own key where it concerns
-- nobody): who is not being seen has no content. Who was found new is not in it: what was said of such a person is an
-- observation of the register.
create table fieldwork.visit_content (
    subject uuid not null,
    visit   uuid not null,
    content bytea not null,
    primary key (subject, visit)
) partition by hash (subject);
create table fieldwork.visit_content_0 partition of fieldwork.visit_content for values with (modulus 8, remainder 0);
create table fieldwork.visit_content_1 partition of fieldwork.visit_content for values with (modulus 8, remainder 1);
create table fieldwork.visit_content_2 partition of fieldwork.visit_content for values with (modulus 8, remainder 2);
create table fieldwork.visit_content_3 partition of fieldwork.visit_content for values with (modulus 8, remainder 3);
create table fieldwork.visit_content_4 partition of fieldwork.visit_content for values with (modulus 8, remainder 4);
create table fieldwork.visit_content_5 partition of fieldwork.visit_content for values with (modulus 8, remainder 5);
create table fieldwork.visit_content_6 partition of fieldwork.visit_content for values with (modulus 8, remainder 6);
create table fieldwork.visit_content_7 partition of fieldwork.visit_content for values with (modulus 8, remainder 7);

-- How fresh each area was on each day: dwellings, never who visited them.
create table fieldwork.coverage (
    area            uuid not null,
    day             date not null,
    doors           int not null,
    within_30       int not null,
    within_90       int not null,
    older           int not null,
    never           int not null,
    visits          int not null,
    nobody_home     int not null,
    refusals        int not null,
    held            int not null,
    oldest_held     date,
    primary key (area, day)
);

alter table fieldwork.visit_content enable row level security;
create policy seen on fieldwork.visit_content for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = visit_content.subject) or subject = visit);
create policy written on fieldwork.visit_content for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = visit_content.subject) or subject = visit);

grant select, insert on fieldwork.visit_content to anju_app;
grant select, insert on fieldwork.area, fieldwork.holding, fieldwork.visit to anju_app;
grant update (name, within_days, ended, refreshed, changed) on fieldwork.area to anju_app;
grant update (until) on fieldwork.holding to anju_app;
grant update (verdict, reason, differs, decided_at, decided_by, returned_at, returned_for, answer, area, dwelling)
    on fieldwork.visit to anju_app;
grant select, insert, delete on fieldwork.early to anju_app;
grant select, insert, update, delete on fieldwork.area_building to anju_app;
grant select, insert, update on fieldwork.door, fieldwork.round, fieldwork.coverage to anju_app;

-- Whom a visit concerns: keys that an entry needs before it can name anybody. It runs with its owner's rights.
create function fieldwork.subjects_of(which uuid[])
    returns table (visit uuid, subject uuid)
    language sql stable security definer set search_path = ''
as $$
    select c.visit, c.subject
    from unnest(which) v
    join fieldwork.visit_content c on c.visit = v
    where c.subject <> c.visit
$$;
revoke execute on function fieldwork.subjects_of(uuid[]) from public;
grant execute on function fieldwork.subjects_of(uuid[]) to anju_app;
create index visit_content_visit on fieldwork.visit_content (visit);
