-- Requests of other systems that must not be taken twice, and the answers they were given. Key and request are keyed
-- digests; the answer is sealed, since it repeats what was declared. Without an answer the request is still worked on.
create table residents.idempotency (
    account uuid not null,
    key     bytea not null,
    request bytea not null,
    answer  bytea,
    at      timestamptz not null default now(),
    primary key (account, key)
);
create index idempotency_at on residents.idempotency (at);
grant select, insert, update, delete on residents.idempotency to anju_app;
