create schema declarations;
grant usage on schema declarations to anju_app;

-- Receipts 回执: what was handed in, and what has become of it. A receipt names nobody and no dwelling; where an observation
-- tells the state, the register is asked. Before `opens` it says only that something is being checked.
create table declarations.receipt (
    number      text primary key check (number ~ '^[0-9]{12}$'),
    kind        text not null check (kind in ('DECLARATION', 'NOT_LIVING_HERE', 'CHECK_WANTED', 'LANDLORD', 'LIST')),
    state       text not null check (state in ('RECEIVED', 'CHECKING', 'IN_REGISTER', 'NOT_TAKEN')),
    observation uuid,
    confirmed   boolean not null default false,
    made_on     date not null,
    opens       timestamptz not null
);

-- Landlords 房东: a person says which dwelling is let, an officer decides by a paper, the person or time ends it.
create table declarations.landlordship (
    person       uuid not null,
    landlordship uuid not null,
    dwelling     uuid not null,
    receipt      text not null,
    claimed_at   timestamptz not null default now(),
    decided_at   timestamptz,
    decided_by   uuid,
    granted      boolean,
    evidence     text check (evidence in ('PROPERTY_CERTIFICATE', 'TENANCY_CONTRACT')),
    reference    text,
    ended_at     timestamptz,
    primary key (person, landlordship),
    check ((decided_at is null) = (granted is null)),
    check (granted is not true or evidence is not null and reference <> '')
) partition by hash (person);
create table declarations.landlordship_0 partition of declarations.landlordship for values with (modulus 8, remainder 0);
create table declarations.landlordship_1 partition of declarations.landlordship for values with (modulus 8, remainder 1);
create table declarations.landlordship_2 partition of declarations.landlordship for values with (modulus 8, remainder 2);
create table declarations.landlordship_3 partition of declarations.landlordship for values with (modulus 8, remainder 3);
create table declarations.landlordship_4 partition of declarations.landlordship for values with (modulus 8, remainder 4);
create table declarations.landlordship_5 partition of declarations.landlordship for values with (modulus 8, remainder 5);
create table declarations.landlordship_6 partition of declarations.landlordship for values with (modulus 8, remainder 6);
create table declarations.landlordship_7 partition of declarations.landlordship for values with (modulus 8, remainder 7);
-- Nobody claims the same dwelling twice at a time.
create unique index landlordship_once on declarations.landlordship (person, dwelling)
    where ended_at is null and granted is distinct from false;
create index landlordship_waiting on declarations.landlordship (landlordship) where decided_at is null;

alter table declarations.landlordship enable row level security;
create policy seen on declarations.landlordship for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = landlordship.person)
        or exists (select from oversight.being_written e where e.subject = landlordship.person));
create policy written on declarations.landlordship for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = landlordship.person));
create policy decided on declarations.landlordship for update to anju_app
    using (exists (select from oversight.being_written e where e.subject = landlordship.person))
    with check (exists (select from oversight.being_written e where e.subject = landlordship.person));
grant select on declarations.landlordship to anju_app;
grant insert (person, landlordship, dwelling, receipt) on declarations.landlordship to anju_app;
grant update (decided_at, decided_by, granted, evidence, reference, ended_at) on declarations.landlordship to anju_app;

-- Which claims wait: keys that an entry needs before it can name anybody.
create function declarations.waiting_landlordships(most int)
    returns table (person uuid, landlordship uuid, dwelling uuid)
    language sql stable security definer set search_path = ''
as $$
    select l.person, l.landlordship, l.dwelling
    from declarations.landlordship l
    where l.decided_at is null and l.ended_at is null
    order by l.landlordship
    limit most
$$;

create function declarations.landlord_of(which uuid)
    returns uuid
    language sql stable security definer set search_path = ''
as $$
    select l.person from declarations.landlordship l where l.landlordship = which and l.decided_at is null and l.ended_at is null
$$;
revoke execute on function declarations.waiting_landlordships(int), declarations.landlord_of(uuid) from public;
grant execute on function declarations.waiting_landlordships(int), declarations.landlord_of(uuid) to anju_app;

-- One-time codes of landlords for tenants, by keyed digest. `used_for` is the key of a form that was filled in, and is kept
-- nowhere else: so a form that is sent again finds its code, and nobody learns who used it.
create table declarations.landlord_code (
    code         bytea primary key,
    landlordship uuid not null,
    dwelling     uuid not null,
    made_at      timestamptz not null,
    expires      timestamptz not null,
    used_on      date,
    used_for     uuid
);
create index landlord_code_landlordship on declarations.landlord_code (landlordship, made_at);

-- That something should be looked at in a dwelling: one row for each, however many say so.
create table declarations.report (
    dwelling uuid primary key,
    division text not null,
    said_by  text not null check (said_by in ('LANDLORD', 'OCCUPANT', 'ANYBODY')),
    living   int check (living between 0 and 99),
    reports  int not null,
    since    date not null,
    latest   date not null
);
create index report_latest on declarations.report (latest);

-- Lists of organisations, and the verdict on each row. The cells of a row are kept, sealed, only where the row can be mended
-- and handed in again, and for thirty days.
create table declarations.list (
    list      uuid primary key,
    account   uuid not null,
    receipt   text not null,
    file_name text not null,
    headings  text[] not null,
    made_at   timestamptz not null default now(),
    received  int not null,
    doubtful  int not null,
    refused   int not null
);
create index list_account on declarations.list (account, list);

create table declarations.list_row (
    list       uuid not null references declarations.list,
    row_number int not null,
    verdict    text not null,
    reason     text not null,
    arguments  bytea not null,
    cells      bytea,
    primary key (list, row_number)
);

-- How often an asker has failed lately, by keyed digest of the day and the network address; a row lives for some hours.
create table declarations.attempt (
    kind  text not null,
    asker bytea not null,
    since timestamptz not null,
    tries int not null,
    primary key (kind, asker)
);

grant select, insert, delete on declarations.receipt to anju_app;
grant update (state) on declarations.receipt to anju_app;
grant select, insert, delete on declarations.landlord_code to anju_app;
grant update (expires, used_on, used_for) on declarations.landlord_code to anju_app;
grant select, insert, update, delete on declarations.report, declarations.attempt to anju_app;
grant select, insert on declarations.list to anju_app;
grant select, insert, delete on declarations.list_row to anju_app;
