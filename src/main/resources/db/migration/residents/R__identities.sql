-- Which documents identify one person: keyed digests, of the records that are one with this one too. There is no such function
-- for several persons. As an array: of a function's rows the planner expects a thousand, and reads every document there is.
create or replace function residents.identities(who uuid)
    returns setof bytea
    language sql stable security definer set search_path = ''
as $$
    select distinct d.digest
    from residents.document d
    where d.person = any (array(select residents.one_with(who))) and d.kind <> 'NONE' and upper_inf(d.recorded)
$$;

-- Whose document this is; one, and only by its digest.
create or replace function residents.holder(identity bytea)
    returns uuid
    language sql stable security definer set search_path = ''
as $$
    select c.person from residents.identity_claim c where c.digest = identity
$$;

-- This arrival has been told.
create or replace function residents.arrival_told(who uuid, by_act uuid)
    returns void
    language sql volatile security definer set search_path = ''
as $$
    delete from residents.arrival a where a.person = who and a.act = by_act
$$;

revoke execute on function residents.identities(uuid), residents.holder(bytea), residents.arrival_told(uuid, uuid) from public;
grant execute on function residents.identities(uuid), residents.holder(bytea), residents.arrival_told(uuid, uuid) to anju_app;
