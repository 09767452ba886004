create schema warrants;
grant usage on schema warrants to anju_app;

-- Judicial instruments that may be entered, by whom each is issued, how long one may be in force at most, and for how long its
-- document is kept after its end. The law states no term; that none runs for ever is the house's own rule.
create table warrants.instrument (
    instrument text primary key,
    place      int not null,
    name_zh    text not null,
    name_en    text not null,
    issuers    text[] not null,
    longest    interval not null check (longest > interval '0' and longest <= interval '1 year'),
    kept       interval not null,
    source_zh  text not null,
    source_en  text not null,
    unique (instrument, longest, kept)
);
grant select on warrants.instrument to anju_app;
insert into warrants.instrument (instrument, place, name_zh, name_en, issuers, longest, kept, source_zh, source_en) values
('ARREST_WARRANT', 10, '逮捕证', 'Arrest warrant', '{POLICE}', interval '1 year', interval '30 days',
 '《刑事诉讼法》第八十条（引用，以正式文本为准）；期限为本系统自定：满一年须重新核实录入',
 'Criminal Procedure Law, art. 80 (cited; the official text governs); the term is the house''s own: entered and verified anew after a year'),
('ARREST_DECISION', 20, '逮捕决定书', 'Decision of arrest', '{COURT,PROCURATORATE}', interval '1 year', interval '30 days',
 '《刑事诉讼法》第八十条（引用，以正式文本为准）；期限为本系统自定：满一年须重新核实录入',
 'Criminal Procedure Law, art. 80 (cited; the official text governs); the term is the house''s own: entered and verified anew after a year'),
('WANTED_ORDER', 30, '通缉令', 'Wanted order', '{POLICE}', interval '1 year', interval '30 days',
 '《刑事诉讼法》第一百五十五条（引用，以正式文本为准）；期限为本系统自定：满一年须重新核实录入',
 'Criminal Procedure Law, art. 155 (cited; the official text governs); the term is the house''s own: entered and verified anew after a year');

-- An instrument as it was entered. What becomes of it are rows of their own; nothing is updated. `ends` is its last day.
create table warrants.warrant (
    warrant     uuid primary key,
    proposal    uuid not null unique,
    instrument  text not null,
    longest     interval not null,
    kept        interval not null,
    issuer_kind text not null check (issuer_kind in ('COURT', 'PROCURATORATE', 'POLICE')),
    issuer      text not null check (issuer <> '' and length(issuer) <= 60),
    number      text not null check (number <> '' and length(number) <= 80),
    document    bytea not null check (octet_length(document) = 32),
    urgent      boolean not null,
    starts      date not null,
    ends        date not null,
    account     uuid not null,
    unit        uuid not null,
    unit_name   text not null,
    at          timestamptz not null default clock_timestamp(),
    foreign key (instrument, longest, kept) references warrants.instrument (instrument, longest, kept),
    constraint ends_at_last check (ends >= starts and ends < starts + longest)
);
-- One number of one issuer may be entered anew, for another term, once the one before has ended or was revoked.
create index warrant_number on warrants.warrant (issuer_kind, issuer, number);

-- Whom it means: a document and nothing else; no name, no picture, no word about a person.
create table warrants.wanted (
    warrant   uuid primary key references warrants.warrant (warrant),
    kind      text not null check (kind <> 'NONE'),
    digest    bytea not null check (octet_length(digest) = 32),
    number    bytea not null,
    last_four text not null check (length(last_four) = 4)
);
create index wanted_digest on warrants.wanted (digest);

create table warrants.verified (
    warrant  uuid primary key references warrants.warrant (warrant),
    proposal uuid not null,
    at       timestamptz not null default clock_timestamp()
);

-- That the register was asked for its document, once, after it had been verified and had begun.
create table warrants.looked_up (
    warrant uuid primary key references warrants.warrant (warrant),
    at      timestamptz not null default clock_timestamp()
);

create table warrants.revoked (
    warrant   uuid primary key references warrants.warrant (warrant),
    reason    text not null check (reason in ('WITHDRAWN_BY_ISSUER', 'EXECUTED', 'ENTERED_WRONGLY')),
    account   uuid not null,
    unit      uuid not null,
    unit_name text not null,
    at        timestamptz not null default clock_timestamp()
);

-- Somebody may be whom an instrument means, until the clock has run out. Who is not said here.
create table warrants.candidate (
    candidate uuid primary key,
    warrant   uuid not null references warrants.warrant (warrant),
    at        timestamptz not null default clock_timestamp(),
    expires   timestamptz not null
);
create index candidate_warrant on warrants.candidate (warrant);

-- Who it is. The row vanishes with the candidate, and when the instrument is no longer in force. Until then it says, to the program
-- alone, that this person's address was handed over and is not handed over again.
create table warrants.concerned (
    person    uuid not null,
    candidate uuid not null references warrants.candidate (candidate),
    primary key (person, candidate)
) partition by hash (person);
create table warrants.concerned_0 partition of warrants.concerned for values with (modulus 8, remainder 0);
create table warrants.concerned_1 partition of warrants.concerned for values with (modulus 8, remainder 1);
create table warrants.concerned_2 partition of warrants.concerned for values with (modulus 8, remainder 2);
create table warrants.concerned_3 partition of warrants.concerned for values with (modulus 8, remainder 3);
create table warrants.concerned_4 partition of warrants.concerned for values with (modulus 8, remainder 4);
create table warrants.concerned_5 partition of warrants.concerned for values with (modulus 8, remainder 5);
create table warrants.concerned_6 partition of warrants.concerned for values with (modulus 8, remainder 6);
create table warrants.concerned_7 partition of warrants.concerned for values with (modulus 8, remainder 7);
create index concerned_candidate on warrants.concerned (candidate);

-- What the issuer said when asked: still in force, this document, will act.
create table warrants.answer (
    candidate uuid primary key references warrants.candidate (candidate),
    official  text not null check (official <> '' and length(official) <= 40),
    channel   text not null check (channel in ('PHONE', 'SECURE_NETWORK', 'IN_PERSON')),
    reference text not null check (reference <> '' and length(reference) <= 80),
    answered  timestamptz not null,
    account   uuid not null,
    at        timestamptz not null default clock_timestamp()
);

create table warrants.confirmed (
    candidate uuid primary key references warrants.candidate (candidate),
    proposal  uuid not null,
    at        timestamptz not null default clock_timestamp()
);

create table warrants.handed_over (
    candidate uuid primary key references warrants.confirmed (candidate),
    account   uuid not null,
    unit      uuid not null,
    at        timestamptz not null default clock_timestamp()
);

-- What is published of a year, and all that stays of what was refuted or lapsed.
create table warrants.tally (
    year        int not null,
    issuer_kind text not null,
    what        text not null check (what in ('VERIFIED', 'NOT_VERIFIED', 'REVOKED', 'CONFIRMED', 'REFUTED', 'LAPSED',
                                              'OVERTAKEN')),
    n           bigint not null,
    primary key (year, issuer_kind, what)
);
grant select on warrants.tally to anju_app;

-- Only a transaction that names this role sees anything; nobody else's does, whatever else they may do.
create function warrants.by_officer()
    returns boolean
    language sql stable set search_path = ''
as $$
    select coalesce(current_setting('anju.role', true), '') = 'WARRANT_OFFICER'
$$;

alter table warrants.warrant enable row level security;
create policy officer on warrants.warrant for select to anju_app using (warrants.by_officer());
create policy entered on warrants.warrant for insert to anju_app with check (warrants.by_officer());
alter table warrants.wanted enable row level security;
create policy officer on warrants.wanted for select to anju_app using (warrants.by_officer());
create policy entered on warrants.wanted for insert to anju_app with check (warrants.by_officer());
alter table warrants.verified enable row level security;
create policy officer on warrants.verified for select to anju_app using (warrants.by_officer());
alter table warrants.revoked enable row level security;
create policy officer on warrants.revoked for select to anju_app using (warrants.by_officer());
alter table warrants.candidate enable row level security;
create policy officer on warrants.candidate for select to anju_app using (warrants.by_officer());
alter table warrants.answer enable row level security;
create policy officer on warrants.answer for select to anju_app using (warrants.by_officer());
create policy answered on warrants.answer for insert to anju_app with check (warrants.by_officer());
alter table warrants.confirmed enable row level security;
create policy officer on warrants.confirmed for select to anju_app using (warrants.by_officer());
alter table warrants.handed_over enable row level security;
create policy officer on warrants.handed_over for select to anju_app using (warrants.by_officer());
-- Whose the candidate is, is known to nobody before two persons have confirmed it, and to nobody after it was handed over.
alter table warrants.concerned enable row level security;
create policy confirmed on warrants.concerned for select to anju_app
    using (warrants.by_officer()
           and exists (select from warrants.confirmed c where c.candidate = concerned.candidate)
           and not exists (select from warrants.handed_over h where h.candidate = concerned.candidate));
alter table warrants.looked_up enable row level security;

grant select on warrants.warrant, warrants.wanted, warrants.verified, warrants.revoked, warrants.candidate, warrants.concerned,
                warrants.answer, warrants.confirmed, warrants.handed_over to anju_app;
grant insert (warrant, proposal, instrument, longest, kept, issuer_kind, issuer, number, document, urgent, starts, ends,
              account, unit, unit_name) on warrants.warrant to anju_app;
grant insert (warrant, kind, digest, number, last_four) on warrants.wanted to anju_app;
grant insert (candidate, official, channel, reference, answered, account) on warrants.answer to anju_app;
