create schema factors;
grant usage on schema factors to anju_app;

-- The secret of an authenticator app, sealed. `last_step` is the time step of the last code that was taken: each counts
-- once, and none from before it.
create table factors.totp (
    account   uuid primary key,
    secret    bytea not null,
    last_step bigint not null,
    made      timestamptz not null
);

-- Codes for the day on which telephone and key are lost; a keyed digest, each good once.
create table factors.recovery_code (
    code    bytea primary key,
    account uuid not null,
    made    timestamptz not null,
    used    timestamptz
);
create index recovery_code_account on factors.recovery_code (account);

-- Passkeys (WebAuthn): nothing secret is here. `attested` is the credential's id, public key and model as CBOR.
create table factors.passkey (
    credential bytea primary key,
    account    uuid not null,
    name       text not null,
    attested   bytea not null,
    counter    bigint not null,
    made       timestamptz not null,
    used       timestamptz
);
create index passkey_account on factors.passkey (account);

grant select, insert, delete on factors.totp, factors.recovery_code, factors.passkey to anju_app;
grant update (last_step) on factors.totp to anju_app;
grant update (used) on factors.recovery_code to anju_app;
grant update (counter, used) on factors.passkey to anju_app;
