create schema requests;
grant usage on schema requests to anju_app;

-- What a person asks for about their own record: a copy, a correction, that a use ends, that the record goes. Request and answer are
-- rows that are written once; what people write is sealed. `about` is the field that is wrong, or the purpose objected to.
create table requests.request (
    subject   uuid not null,
    request   uuid not null,
    number    text not null check (number ~ '^[0-9]{12}$'),
    kind      text not null check (kind in ('COPY', 'CORRECTION', 'OBJECTION', 'ERASURE')),
    about     text not null check (about ~ '^([A-Z]{1,40}|[a-z][a-z0-9-]{1,39})?$'),
    said      bytea not null,
    evidence  bytea not null,
    account   uuid not null,
    role      text not null,
    unit_name text not null,
    at        timestamptz not null default clock_timestamp(),
    due       date not null,
    check ((about <> '') = (kind in ('CORRECTION', 'OBJECTION'))),
    primary key (subject, request),
    unique (subject, request, kind)
) partition by hash (subject);
create table requests.request_0 partition of requests.request for values with (modulus 8, remainder 0);
create table requests.request_1 partition of requests.request for values with (modulus 8, remainder 1);
create table requests.request_2 partition of requests.request for values with (modulus 8, remainder 2);
create table requests.request_3 partition of requests.request for values with (modulus 8, remainder 3);
create table requests.request_4 partition of requests.request for values with (modulus 8, remainder 4);
create table requests.request_5 partition of requests.request for values with (modulus 8, remainder 5);
create table requests.request_6 partition of requests.request for values with (modulus 8, remainder 6);
create table requests.request_7 partition of requests.request for values with (modulus 8, remainder 7);
create index request_request on requests.request (request);

-- Which wait: so that nobody looks through all that were ever answered. Written with the request, gone with its answer.
create table requests.unanswered (
    subject uuid not null,
    request uuid not null,
    due     date not null,
    primary key (subject, request),
    foreign key (subject, request) references requests.request (subject, request)
);

-- Whose receipt a number is; it says nothing else.
create table requests.receipt (
    number  text primary key check (number ~ '^[0-9]{12}$'),
    request uuid not null unique
);

-- That erasing the record was proposed on a request; two persons decide it.
create table requests.proposed (
    subject  uuid not null,
    request  uuid not null,
    kind     text not null default 'ERASURE' check (kind = 'ERASURE'),
    proposal uuid not null,
    at       timestamptz not null default clock_timestamp(),
    primary key (subject, request, proposal),
    foreign key (subject, request, kind) references requests.request (subject, request, kind)
) partition by hash (subject);
create table requests.proposed_0 partition of requests.proposed for values with (modulus 8, remainder 0);
create table requests.proposed_1 partition of requests.proposed for values with (modulus 8, remainder 1);
create table requests.proposed_2 partition of requests.proposed for values with (modulus 8, remainder 2);
create table requests.proposed_3 partition of requests.proposed for values with (modulus 8, remainder 3);
create table requests.proposed_4 partition of requests.proposed for values with (modulus 8, remainder 4);
create table requests.proposed_5 partition of requests.proposed for values with (modulus 8, remainder 5);
create table requests.proposed_6 partition of requests.proposed for values with (modulus 8, remainder 6);
create table requests.proposed_7 partition of requests.proposed for values with (modulus 8, remainder 7);

-- The answer, once. Nothing is closed without a reason (PIPL art. 50): a sealed text of no length is 29 bytes. A correction is
-- granted by an act, an erasure by two persons.
create table requests.answer (
    subject   uuid not null,
    request   uuid not null,
    kind      text not null,
    refusal   text,
    reply     bytea not null check (length(reply) > 29),
    act       uuid,
    proposal  uuid,
    account   uuid not null,
    unit      uuid not null,
    unit_name text not null,
    at        timestamptz not null default clock_timestamp(),
    primary key (subject, request),
    foreign key (subject, request, kind) references requests.request (subject, request, kind),
    constraint corrected_by_an_act check ((kind = 'CORRECTION' and refusal is null) = (act is not null)),
    constraint erased_by_two check ((kind = 'ERASURE' and refusal is null) = (proposal is not null)),
    constraint a_reason_that_fits check (refusal is null
        or kind = 'CORRECTION' and refusal in ('RECORD_IS_RIGHT', 'NOT_SHOWN', 'ANOTHER_PERSON')
        or kind = 'OBJECTION' and refusal in ('DUTY_BY_LAW', 'ANOTHER_PERSON')
        or kind = 'ERASURE' and refusal in ('STILL_LIVES_HERE', 'PERIOD_RUNS', 'DUTY_BY_LAW'))
) partition by hash (subject);
create table requests.answer_0 partition of requests.answer for values with (modulus 8, remainder 0);
create table requests.answer_1 partition of requests.answer for values with (modulus 8, remainder 1);
create table requests.answer_2 partition of requests.answer for values with (modulus 8, remainder 2);
create table requests.answer_3 partition of requests.answer for values with (modulus 8, remainder 3);
create table requests.answer_4 partition of requests.answer for values with (modulus 8, remainder 4);
create table requests.answer_5 partition of requests.answer for values with (modulus 8, remainder 5);
create table requests.answer_6 partition of requests.answer for values with (modulus 8, remainder 6);
create table requests.answer_7 partition of requests.answer for values with (modulus 8, remainder 7);

alter table requests.request enable row level security;
create policy seen on requests.request for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = request.subject)
        or exists (select from oversight.being_written e where e.subject = request.subject));
create policy written on requests.request for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = request.subject));
alter table requests.unanswered enable row level security;
create policy written on requests.unanswered for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = unanswered.subject));
alter table requests.proposed enable row level security;
create policy seen on requests.proposed for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = proposed.subject)
        or exists (select from oversight.being_written e where e.subject = proposed.subject));
create policy written on requests.proposed for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = proposed.subject));
alter table requests.answer enable row level security;
create policy seen on requests.answer for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = answer.subject)
        or exists (select from oversight.being_written e where e.subject = answer.subject));
create policy written on requests.answer for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = answer.subject));
-- The one answer that is not the program's to write: that a record was erased.
create policy never_erased on requests.answer as restrictive for insert to anju_app with check (proposal is null);
grant select on requests.request, requests.proposed, requests.answer to anju_app;
grant insert (number, request) on requests.receipt to anju_app;
grant insert (subject, request, due) on requests.unanswered to anju_app;
grant insert (subject, request, number, kind, about, said, evidence, account, role, unit_name, due) on requests.request to anju_app;
grant insert (subject, request, proposal) on requests.proposed to anju_app;
grant insert (subject, request, kind, refusal, reply, act, account, unit, unit_name) on requests.answer to anju_app;

-- What became of the requests for a correction of each finished year, and how soon: told once all that are left of it are
-- answered, so that the numbers no longer change.
create function requests.corrections(today date)
    returns table (year int, week bigint, month bigint, later bigint, refused bigint)
    language sql stable security definer set search_path = ''
as $$
    select c.year,
           count(*) filter (where c.granted and c.took < interval '7 days'),
           count(*) filter (where c.granted and c.took >= interval '7 days' and c.took < interval '30 days'),
           count(*) filter (where c.granted and c.took >= interval '30 days'),
           count(*) filter (where not c.granted)
    from (select extract(year from r.at at time zone 'Asia/Shanghai')::int as year, a.at - r.at as took,
                 a.refusal is null as granted
          from requests.request r
          left join requests.answer a on a.subject = r.subject and a.request = r.request
          where r.kind = 'CORRECTION') c
    where c.year < extract(year from today)
    group by c.year
    having bool_and(c.took is not null)
    order by c.year
$$;
revoke execute on function requests.corrections(date) from public;
grant execute on function requests.corrections(date) to anju_app;

-- Which wait in a territory, the most urgent first, and whose a request is: keys that an entry needs before it can name anybody.
create function requests.waiting(territory text, most int)
    returns table (subject uuid, request uuid)
    language sql stable security definer set search_path = ''
as $$
    with open as materialized (
        select u.subject, u.request, u.due from requests.unanswered u
    ), part as materialized (
        select o.subject, p.person
        from (select distinct subject from open) o, residents.one_with(o.subject) p (person)
    ), inside as materialized (
        select p.subject
        from part p
        where p.person in (select residents.within(array(select distinct person from part), territory))
    )
    select o.subject, o.request
    from open o
    where territory = '' or o.subject in (select subject from inside)
    order by o.due, o.request
    limit most
$$;

-- One that has its answer waits no more.
create function requests.answered(who uuid, which uuid)
    returns void
    language sql security definer set search_path = ''
as $$
    delete from requests.unanswered u
    where u.subject = who and u.request = which
      and exists (select from requests.answer a where a.subject = who and a.request = which)
$$;

create function requests.asker(which uuid, territory text)
    returns setof uuid
    language sql stable security definer set search_path = ''
as $$
    select r.subject
    from requests.request r
    where r.request = which
      and (territory = '' or exists (select from residents.within(array(select residents.one_with(r.subject)), territory)))
$$;

create function requests.numbered(receipt text)
    returns setof uuid
    language sql stable security definer set search_path = ''
as $$
    select n.request from requests.receipt n where n.number = receipt
$$;

-- What is left of the requests of a person whose record two persons have decided to erase: that they were made, and their
-- answers without words. The request to erase is answered by it; what still waited has nobody left to be answered.
create function requests.forget(who uuid, decided uuid, nothing bytea, told bytea, officer uuid, office uuid, office_name text)
    returns void
    language plpgsql security definer set search_path = ''
as $$
begin
    if not oversight.approved(decided, 'ERASE_PERSON', who) then
        raise exception 'Requests are forgotten that two persons have not decided on.' using errcode = 'insufficient_privilege';
    end if;
    update requests.request set said = nothing, evidence = nothing where subject = who;
    update requests.answer set reply = told where subject = who;
    insert into requests.answer (subject, request, kind, reply, proposal, account, unit, unit_name)
    select r.subject, r.request, r.kind, told, decided, officer, office, office_name
    from requests.request r
    where r.subject = who and r.kind = 'ERASURE'
        on conflict (subject, request) do nothing;
    delete from requests.unanswered where subject = who;
    with gone as (
        delete from requests.request r
        where r.subject = who
          and not exists (select from requests.answer a where a.subject = who and a.request = r.request)
        returning r.request)
    delete from requests.receipt n using gone where n.request = gone.request;
end
$$;

revoke execute on function requests.waiting(text, int), requests.answered(uuid, uuid), requests.asker(uuid, text),
                           requests.numbered(text),
                           requests.forget(uuid, uuid, bytea, bytea, uuid, uuid, text) from public;
grant execute on function requests.waiting(text, int), requests.answered(uuid, uuid), requests.asker(uuid, text),
                           requests.numbered(text),
                          requests.forget(uuid, uuid, bytea, bytea, uuid, uuid, text) to anju_app;

-- The rows of any table that are about these persons, as whoever calls it may see them: it runs with their rights, not the
-- owner's. Which tables there are is a list of the program (held.tsv), which a test compares with the catalogue.
create function requests.rows_about(tab text, key text, subjects uuid[])
    returns setof jsonb
    language plpgsql stable security invoker set search_path = ''
as $$
begin
    return query execute format('select to_jsonb(t) from %s t where t.%I = any ($1)', tab::regclass, key) using subjects;
end
$$;
revoke execute on function requests.rows_about(text, text, uuid[]) from public;
grant execute on function requests.rows_about(text, text, uuid[]) to anju_app;
