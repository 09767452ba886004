-- What declared nothing that is in the register, at the end of its time, with the inbox's memory of it.
create or replace function residents.erase_refused(most int)
    returns bigint
    language sql volatile security definer set search_path = ''
as $$
    with due as (
        select o.subject, o.observation
        from residents.inbox i
        join residents.observation o on o.observation = i.observation and o.subject = i.subject
        where i.verdict in ('REFUSED', 'HELD') and o.at < oversight.due_before('refused-observations')
        limit most
    ), forgotten as (
        delete from residents.inbox i using due d where i.observation = d.observation
    ), gone as (
        delete from residents.observation o using due d where o.subject = d.subject and o.observation = d.observation returning 1
    )
    select count(*) from gone
$$;

-- What a record must be marked as for a line of the schedule to be about it.
create or replace function residents.lapsing(which text)
    returns text[]
    language sql immutable
as $$
    select case which when 'departed-records' then '{DEATH,DEPARTURE}'::text[] when 'error-records' then '{ERROR}'::text[] end
$$;

-- Whose record has come to the end of its time: died, moved away or recorded in error so long ago, and not one with
-- another record.
create or replace function residents.is_due(who uuid, which text)
    returns boolean
    language sql stable security definer set search_path = ''
as $$
    select exists (
        select
        from residents.standing s
        where s.person = who and upper_inf(s.recorded) and lower(s.recorded) < oversight.due_before(which)
          and s.standing = any (residents.lapsing(which)))
       and not exists (
        select
        from residents.merged m
        where upper_inf(m.recorded) and (m.person = who or m.survivor = who))
$$;

create or replace function residents.due(which text, most int)
    returns setof uuid
    language sql stable security definer set search_path = ''
as $$
    select s.person
    from residents.standing s
    where upper_inf(s.recorded) and lower(s.recorded) < oversight.due_before(which)
      and s.standing = any (residents.lapsing(which))
      and residents.is_due(s.person, which)
    group by s.person
    limit most
$$;

-- Says that it has, for the transaction that erases it. Null where it has not.
create or replace function residents.lapse(who uuid, which text)
    returns uuid
    language sql volatile security definer set search_path = ''
as $$
    insert into oversight.lapse (lapse, subject, rule)
    select uuidv7(), who, which where residents.is_due(who, which)
    returning lapse
$$;

revoke execute on function residents.erase_refused(int), residents.lapsing(text), residents.is_due(uuid, text),
    residents.due(text, int), residents.lapse(uuid, text) from public;
grant execute on function residents.erase_refused(int), residents.due(text, int), residents.lapse(uuid, text) to anju_app;
