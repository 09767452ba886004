create schema identities;
grant usage on schema identities to anju_app;

-- Under which name an identity provider knows whoever has an account here. Bound by the account itself, never by the provider:
-- nobody gets an account because a provider says so.
create table identities.identity (
    issuer   text not null,
    known_as text not null check (known_as <> '' and length(known_as) <= 255),
    account  uuid not null,
    at       timestamptz not null default clock_timestamp(),
    primary key (issuer, known_as),
    unique (issuer, account)
);
grant select, insert, delete on identities.identity to anju_app;
