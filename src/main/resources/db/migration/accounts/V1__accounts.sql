create schema accounts;
grant usage on schema accounts to anju_app;

-- Offices, stations and committees; `division` is the territory of their posts, null for everywhere.
create table accounts.unit (
    unit     uuid primary key,
    name_zh  text not null,
    name_en  text not null,
    division text
);

-- People who sign in. A resident's account names the person by key alone.
create table accounts.account (
    account       uuid primary key,
    login_key     text not null unique,
    login         text not null,
    name          text not null,
    password_hash text not null,
    kind          text not null check (kind in ('STAFF', 'RESIDENT', 'SYSTEM')),
    person        uuid,
    failures      int not null default 0,
    locked_until  timestamptz,
    created       timestamptz not null default now(),
    check ((kind = 'RESIDENT') = (person is not null))
);

-- What an account may do for which unit, from when until when.
create table accounts.post (
    account uuid not null,
    unit    uuid not null,
    role    text not null,
    since   date not null,
    until   date,
    primary key (account, unit, role, since)
);

-- One-time links: for the first administrator, and for new staff.
create table accounts.invitation (
    token   bytea primary key,
    kind    text not null check (kind in ('SETUP', 'STAFF')),
    login   text not null,
    name    text not null,
    unit    uuid,
    role    text not null,
    expires timestamptz not null,
    used_at timestamptz
);

-- One-time codes from the counter with which residents open their own record.
create table accounts.claim_code (
    code      bytea primary key,
    person    uuid not null,
    issued_by uuid not null,
    expires   timestamptz not null,
    used_at   timestamptz
);

create table accounts.api_key (
    key     bytea primary key,
    account uuid not null,
    name    text not null,
    created timestamptz not null default now(),
    revoked timestamptz
);

grant select, insert on all tables in schema accounts to anju_app;
grant update (failures, locked_until, password_hash) on accounts.account to anju_app;
grant update (used_at) on accounts.invitation, accounts.claim_code to anju_app;
grant update (revoked) on accounts.api_key to anju_app;
grant update (until) on accounts.post to anju_app;

insert into accounts.unit (unit, name_zh, name_en) values
    ('01900000-0000-7000-8000-000000000001', '本人', 'the person'),
    ('01900000-0000-7000-8000-000000000002', '系统', 'the system');
insert into accounts.account (account, login_key, login, name, password_hash, kind) values
    ('01900000-0000-7000-8000-000000000003', ' system', 'system', '系统', '', 'SYSTEM');
