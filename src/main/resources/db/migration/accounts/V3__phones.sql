-- A phone is enrolled at the desk by a one-time code; from then on it proves itself by a key that cannot leave it.
create table accounts.enrolment (
    code    bytea primary key,
    account uuid not null,
    made_by uuid not null,
    expires timestamptz not null,
    used_at timestamptz
);

-- `public_key` is a P-256 key as SubjectPublicKeyInfo; the worker's short number is kept as a password is.
create table accounts.phone (
    phone       uuid primary key,
    account     uuid not null,
    label       text not null,
    public_key  bytea not null,
    pin_hash    text not null,
    enrolled_at timestamptz not null default now(),
    revoked_at  timestamptz,
    revoked_by  uuid
);
create index phone_account on accounts.phone (account);

-- A sign-in of a phone for a working day.
create table accounts.phone_session (
    token   bytea primary key,
    phone   uuid not null references accounts.phone,
    expires timestamptz not null
);
create index phone_session_phone on accounts.phone_session (phone);

grant select, insert on accounts.enrolment, accounts.phone, accounts.phone_session to anju_app;
grant update (used_at, expires) on accounts.enrolment to anju_app;
grant update (revoked_at, revoked_by) on accounts.phone to anju_app;
grant delete on accounts.phone_session to anju_app;
