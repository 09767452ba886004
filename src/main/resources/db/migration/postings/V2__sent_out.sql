-- An agreement of two offices: officers of the one's home town work in the other's city. It stands once each has signed. The days
-- of one pair of offices do not overlap; one that is ended keeps the days on which it stood.
create table postings.agreement (
    agreement   uuid primary key,
    number      text not null check (number <> ''),
    signed_on   date not null,
    home_unit   uuid not null,
    home        text not null check (home ~ '^[0-9]{12}$'),
    host_unit   uuid not null check (host_unit <> home_unit),
    host        text not null check (host ~ '^[0-9]{12}$'),
    since       date not null,
    until       date not null check (until >= since),
    allows      text[] not null check (allows <@ array['HELP', 'VISITS', 'EVENTS'] and cardinality(allows) > 0),
    answer_days int not null check (answer_days between 1 and 30),
    account     uuid not null,
    unit        uuid not null,
    at          timestamptz not null default clock_timestamp(),
    constraint no_longer_than_five_years check (until <= since + interval '5 years'),
    constraint one_at_a_time exclude using gist (home_unit with =, host_unit with =, daterange(since, until) with &&)
);
comment on column postings.agreement.answer_days is 'working days within which a help request is closed';

-- Each office signs once, by an officer of its own; nobody signs for both.
create table postings.signature (
    agreement uuid not null references postings.agreement (agreement),
    side      text not null check (side in ('HOME', 'HOST')),
    account   uuid not null,
    unit      uuid not null,
    unit_name text not null,
    at        timestamptz not null default clock_timestamp(),
    primary key (agreement, side),
    constraint two_persons unique (agreement, account)
);
alter table postings.signature enable row level security;
create policy seen on postings.signature for select to anju_app using (true);
create policy by_its_own_office on postings.signature for insert to anju_app
    with check (exists (select from postings.agreement a
                        where a.agreement = signature.agreement
                          and signature.unit = case signature.side when 'HOME' then a.home_unit else a.host_unit end));

create table postings.agreement_end (
    agreement uuid primary key references postings.agreement (agreement),
    until     date not null,
    account   uuid not null,
    unit      uuid not null,
    unit_name text not null,
    at        timestamptz not null default clock_timestamp()
);

-- An officer is sent out: under an agreement to a city, or to villages. One officer is at one place at a time.
create table postings.posting (
    posting    uuid primary key,
    kind       text not null check (kind in ('LIAISON', 'VILLAGE')),
    officer    uuid not null,
    unit       uuid not null,
    unit_zh    text not null check (unit_zh <> ''),
    unit_en    text not null check (unit_en <> ''),
    agreement  uuid references postings.agreement (agreement),
    places     text[] not null check (cardinality(places) between 1 and 20),
    since      date not null,
    until      date not null check (until >= since),
    shown_name text not null,
    account    uuid not null,
    by_unit    uuid not null,
    at         timestamptz not null default clock_timestamp(),
    constraint under_an_agreement check ((kind = 'LIAISON') = (agreement is not null)),
    constraint in_one_city check (kind = 'VILLAGE' or cardinality(places) = 1),
    constraint no_longer_than_five_years check (until <= since + interval '5 years'),
    constraint one_place_at_a_time exclude using gist (officer with =, daterange(since, until) with &&)
);
comment on column postings.posting.places is 'the division of the host city, or the villages';
comment on column postings.posting.shown_name is 'the name as the office publishes it; empty where it does not';

create table postings.posting_end (
    posting uuid primary key references postings.posting (posting),
    until   date not null,
    account uuid not null,
    unit    uuid not null,
    at      timestamptz not null default clock_timestamp()
);

-- A visit of a liaison officer, or an event about the law: a day, a place, a subject from a list and a number. Nobody is in it.
create table postings.occasion (
    occasion uuid primary key,
    posting  uuid not null references postings.posting (posting),
    kind     text not null check (kind in ('VISIT', 'EVENT')),
    day      date not null,
    point    uuid,
    division text check (division ~ '^[0-9]{12}$'),
    minutes  int not null check (minutes between 15 and 1440),
    subject_kind text not null,
    persons  int not null check (persons between 0 and 9999),
    account  uuid not null,
    at       timestamptz not null default clock_timestamp(),
    constraint at_one_place check (num_nonnulls(point, division) = 1),
    constraint known_subject check (subject_kind in ('PAPERS', 'WAGES', 'SCHOOL', 'LEGAL_ADVICE', 'HOME_OFFICE', 'RESIDENCE_PERMIT', 'FRAUD', 'OTHER'))
);
create index occasion_posting on postings.occasion (posting, day);
create table postings.occasion_withdrawn (
    occasion uuid primary key references postings.occasion (occasion),
    account  uuid not null,
    at       timestamptz not null default clock_timestamp()
);

-- A day on which a village officer is at a service point: planned, and afterwards held or missed. What is missed names the day
-- that replaces it.
create table postings.village_day (
    village_day uuid primary key,
    posting     uuid not null references postings.posting (posting),
    day         date not null,
    point       uuid not null,
    opens       time not null,
    closes      time not null check (closes > opens),
    account     uuid not null,
    at          timestamptz not null default clock_timestamp(),
    constraint once_a_day unique (posting, day, point)
);
create index village_day_day on postings.village_day (day);
create table postings.village_day_said (
    village_day uuid primary key references postings.village_day (village_day),
    held        boolean not null,
    replaced_by uuid references postings.village_day (village_day),
    account     uuid not null,
    at          timestamptz not null default clock_timestamp(),
    constraint missed_is_replaced check (held = (replaced_by is null)),
    constraint by_another_day check (replaced_by <> village_day),
    constraint replaces_once unique (replaced_by)
);

grant select on postings.agreement, postings.signature, postings.agreement_end, postings.posting, postings.posting_end, postings.occasion,
    postings.occasion_withdrawn, postings.village_day, postings.village_day_said to anju_app;
grant insert (agreement, number, signed_on, home_unit, home, host_unit, host, since, until, allows, answer_days, account, unit), update (until)
    on postings.agreement to anju_app;
grant insert (agreement, side, account, unit, unit_name) on postings.signature to anju_app;
grant insert (agreement, until, account, unit, unit_name) on postings.agreement_end to anju_app;
grant insert (posting, kind, officer, unit, unit_zh, unit_en, agreement, places, since, until, shown_name, account, by_unit), update (until)
    on postings.posting to anju_app;
grant insert (posting, until, account, unit) on postings.posting_end to anju_app;
grant insert (occasion, posting, kind, day, point, division, minutes, subject_kind, persons, account) on postings.occasion to anju_app;
grant insert (occasion, account) on postings.occasion_withdrawn to anju_app;
grant insert (village_day, posting, day, point, opens, closes, account) on postings.village_day to anju_app;
grant insert (village_day, held, replaced_by, account) on postings.village_day_said to anju_app;

-- What stands on a day: signed by both, and not ended before.
create view postings.standing_agreement with (security_invoker = true) as
    select a.agreement, a.home_unit, a.home, a.host_unit, a.host, a.since, a.until, a.allows, a.answer_days
    from postings.agreement a
    where (select count(*) from postings.signature s where s.agreement = a.agreement) = 2;
grant select on postings.standing_agreement to anju_app;

-- How many residents of a city came from which province, as they were counted once in a quarter. Small numbers stand here; whoever
-- publishes withholds them.
create table postings.origin (
    quarter  date not null check (quarter = date_trunc('quarter', quarter)::date),
    province text not null check (province ~ '^[0-9]{2}$'),
    host     text not null check (host ~ '^[0-9]{12}$'),
    persons  bigint not null check (persons > 0),
    primary key (quarter, province, host)
);
grant select, insert on postings.origin to anju_app;
