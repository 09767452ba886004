-- What those need to know who go from door to door, before an entry can name a person, or without naming anybody: keys, days of
-- the register's own doings, yes and no. They run with their owner's rights; the program cannot change them.

-- Who lived, or can have lived, in each of these dwellings on some day of a period, as known at an instant. Whose record is
-- confidential, or one with such a record, is not among them: this list goes on phones, and those who are protected must not be
-- found at a door by it.
create or replace function residents.living_in_homes(homes uuid[], period daterange, known timestamptz)
    returns table (dwelling uuid, person uuid)
    language sql stable security definer set search_path = ''
    set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
    select distinct h, s.person
    from unnest(homes) h
    join residents.stay s on s.dwelling = h
    where s.use = 'RESIDENCE' and s.possible && period and s.recorded @> known
      and not exists (select
                      from (select s.person
                            union all
                            select w from residents.one_with(s.person) w
                            where exists (select from residents.merged m where m.person = s.person)
                               or exists (select from residents.merged m where m.survivor = s.person)) part
                      join residents.standing o on o.person = part.person
                      where o.standing = 'CONFIDENTIAL' and o.recorded @> known)
$$;

-- When somebody last declared, or did an act on, a stay in each of these dwellings, and by which channel. A file that was
-- imported says what was believed elsewhere, on a day that nobody knows: it confirms nothing.
create or replace function residents.confirmations(homes uuid[])
    returns table (dwelling uuid, day date, channel text)
    language sql stable security definer set search_path = ''
    set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
    select distinct on (h) h, (a.at at time zone 'Asia/Shanghai')::date, a.channel
    from unnest(homes) h
    join residents.stay s on s.dwelling = h and s.use = 'RESIDENCE'
    join residents.act a on a.person = s.person and a.act in (s.opened_by, s.closed_by)
    where a.channel not in ('IMPORT', 'RULE')
    order by h, a.at desc
$$;

-- In which of these dwellings something was recorded that the transactions of a snapshot had not seen yet: of a stay, of how
-- the registration of somebody who stays there stands, or that their record became one with another, or was taken apart.
create or replace function residents.homes_changed(homes uuid[], seen text)
    returns setof uuid
    language sql stable security definer set search_path = ''
    set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
    select distinct h
    from unnest(homes) h
    join residents.stay s on s.dwelling = h
    where exists (select from residents.act a
                  where a.person = s.person and a.act in (s.opened_by, s.closed_by)
                    and not pg_visible_in_snapshot(a.written, seen::pg_snapshot))
       or exists (select
                  from (select s.person
                        union all
                        select w from residents.one_with(s.person) w
                        where exists (select from residents.merged m where m.person = s.person)
                           or exists (select from residents.merged m where m.survivor = s.person)) part
                  join residents.standing o on o.person = part.person
                  join residents.act a on a.person = o.person and a.act in (o.opened_by, o.closed_by)
                  where not pg_visible_in_snapshot(a.written, seen::pg_snapshot))
       or exists (select from residents.merged m
                  join residents.act a on a.person = m.person and a.act in (m.opened_by, m.closed_by)
                  where m.person = s.person and not pg_visible_in_snapshot(a.written, seen::pg_snapshot))
       or exists (select from residents.merged m
                  join residents.act a on a.person = m.person and a.act in (m.opened_by, m.closed_by)
                  where m.survivor = s.person and not pg_visible_in_snapshot(a.written, seen::pg_snapshot))
$$;

-- How each stay in a dwelling stands to what somebody saw of it: `seen`, it was among those that the snapshot showed; `stands`,
-- it is believed and goes on; `changed`, somebody other than the visitor has changed it since. One line for each stay, by the
-- number of the dwelling in the list.
create or replace function residents.stays_since(homes uuid[], snapshots text[], days date[], visitor uuid)
    returns table (n int, person uuid, stay uuid, seen boolean, stands boolean, changed boolean)
    language sql stable security definer set search_path = ''
    set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
    select v.n::int, s.person, s.stay,
           bool_or(coalesce(pg_visible_in_snapshot(o.written, v.snapshot), true)
                   and not coalesce(pg_visible_in_snapshot(c.written, v.snapshot), not upper_inf(s.recorded))
                   and s.possible @> v.day),
           bool_or(upper_inf(s.recorded) and s.possible @> (now() at time zone 'Asia/Shanghai')::date),
           bool_or(not coalesce(pg_visible_in_snapshot(o.written, v.snapshot), true) and o.account <> visitor
                or not coalesce(pg_visible_in_snapshot(c.written, v.snapshot), true) and c.account <> visitor)
    from (select h.home, h.snapshot::pg_snapshot as snapshot, h.day, h.n
          from unnest(homes, snapshots, days) with ordinality as h (home, snapshot, day, n)) v
    join residents.stay s on s.dwelling = v.home and s.use = 'RESIDENCE'
    left join residents.act o on o.person = s.person and o.act = s.opened_by
    left join residents.act c on c.person = s.person and c.act = s.closed_by
    group by v.n, s.person, s.stay
$$;

-- How it stands to the register that somebody left a stay at a time: `open` (nothing said yet), `same` (said already), `other`
-- (the stay ended otherwise), `early` (it had not begun by then).
create or replace function residents.left_since(persons uuid[], stays uuid[], starts text[], latest date[])
    returns table (n int, relation text)
    language sql stable security definer set search_path = ''
    set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
    select l.n::int,
           case when s.stay is null then 'other'
                when s.possible @> (now() at time zone 'Asia/Shanghai')::date and upper_inf(s.possible)
                then case when residents.earliest(s.starts) > l.latest then 'early' else 'open' end
                when exists (select from residents.stay next
                             where next.person = l.person and upper_inf(next.recorded) and next.stay <> l.stay
                               and next.starts = l.starts and (next.placed, next.stay) > (s.placed, s.stay))
                then 'same'
                else 'other' end
    from unnest(persons, stays, starts, latest) with ordinality as l (person, stay, starts, latest, n)
    left join residents.stay s on s.person = l.person and s.stay = l.stay and upper_inf(s.recorded)
$$;

-- Takes in that these persons moved away, where each stay that they left still goes on; false where one does not any more.
create or replace function residents.move_away(incoming jsonb, owners uuid[], leaving uuid[])
    returns boolean
    language plpgsql security definer set search_path = ''
as $$
begin
    perform from unnest(owners) p join residents.stay s on s.person = p
        where upper_inf(s.recorded) order by s.person, s.stay for update of s;
    if exists (select from unnest(owners, leaving) as l (person, stay)
               where not exists (select from residents.stay s
                                 where s.person = l.person and s.stay = l.stay and upper_inf(s.recorded)
                                   and upper_inf(s.possible))) then
        return false;
    end if;
    perform residents.settle(incoming);
    return true;
end
$$;

revoke execute on all functions in schema residents from public;
grant execute on all functions in schema residents to anju_app;
