-- Of the place of household registration: what must be known before somebody's own request can be sent on, and numbers.

-- The place of household registration of a person with these records, within a transaction that has an entry about them.
create or replace function residents.household_of(parts uuid[])
    returns text
    language sql stable security definer set search_path = ''
as $$
    select p.household
    from residents.particulars p
    where p.person = any (parts) and upper_inf(p.recorded) and upper_inf(p.valid) and p.household <> ''
      and exists (select from oversight.being_written e where e.subject = p.person)
    order by array_position(parts, p.person)
    limit 1
$$;

-- How many certainly live in each county on a day, by the province of their household registration where its code was declared.
-- Those whose record is confidential are in no number. No person is in it.
create or replace function residents.origins(day date)
    returns table (province text, county text, persons bigint)
    language sql stable security definer set search_path = ''
as $$
    select left(p.household, 2), left(s.division, 6), count(*)
    from residents.stay s
    join residents.particulars p on p.person = s.person and upper_inf(p.recorded) and upper_inf(p.valid)
    where upper_inf(s.recorded) and s.valid @> day and s.use = 'RESIDENCE' and s.elsewhere is null
      and p.household ~ '^[1-9][0-9]{5,11}$'
      and not exists (select from residents.standing o
                      where o.person = s.person and upper_inf(o.recorded) and o.standing in ('CONFIDENTIAL', 'DEATH', 'DEPARTURE', 'ERROR'))
      and not exists (select from residents.merged m where m.person = s.person and upper_inf(m.recorded))
    group by 1, 2
$$;

revoke execute on function residents.household_of(uuid[]), residents.origins(date) from public;
grant execute on function residents.household_of(uuid[]), residents.origins(date) to anju_app;
