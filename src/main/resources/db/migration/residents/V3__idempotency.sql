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
grant select, insert, update on residents.idempotency to anju_app;

-- The program deletes nothing itself; it may have this done, and only this.
create function residents.forget_answers()
    returns bigint
    language sql security definer set search_path = ''
as $$
    with gone as (
        delete from residents.idempotency where at < now() - interval '30 days' returning 1
    )
    select count(*) from gone
$$;
revoke execute on function residents.forget_answers() from public;
grant execute on function residents.forget_answers() to anju_app;
