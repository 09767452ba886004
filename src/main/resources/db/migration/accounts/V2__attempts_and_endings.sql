-- Failed sign-ins by digest of what was typed, whether or not there is such an account: so nobody learns which logins
-- exist, and a password typed into the wrong field is not kept.
create table accounts.attempt (
    login        bytea primary key,
    failures     int not null,
    last         timestamptz not null,
    locked_until timestamptz
);
grant select, insert, update, delete on accounts.attempt to anju_app;
alter table accounts.account drop column failures, drop column locked_until;

-- An account that ended keeps its row, for the access entries that name it, but gives up its login.
alter table accounts.account
    add column ended timestamptz,
    alter column login_key drop not null,
    add check (ended is null or login_key is null);
create unique index account_person on accounts.account (person) where ended is null;
grant update (ended, login_key) on accounts.account to anju_app;

-- A key that nobody remembers must stop by itself.
alter table accounts.api_key add column expires timestamptz not null default now() + interval '365 days';

-- A new code makes those before it worthless.
grant update (expires) on accounts.claim_code, accounts.invitation to anju_app;
create index claim_code_person on accounts.claim_code (person) where used_at is null;
