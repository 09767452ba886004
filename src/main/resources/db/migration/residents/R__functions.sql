-- The few questions that must be answered before an entry can name a person. Each answers with keys, counts or yes and no,
-- never with what is recorded about anybody. They run with their owner's rights; the program cannot change them.

-- Which of these persons live, or lived last, in the division whose code begins so.
create or replace function residents.within(persons uuid[], territory text)
    returns setof uuid
    language sql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
    select distinct p
    from unnest(persons) p
    where exists (select from residents.stay s
                  where s.person = p and upper_inf(s.recorded) and s.division like territory || '%')
$$;

-- Who lived in a dwelling on a day, as known at an instant: at most 201 keys.
create or replace function residents.living_in(home uuid, on_day date, known timestamptz)
    returns setof uuid
    language sql stable security definer set search_path = ''
as $$
    select s.person
    from residents.stay s
    where s.dwelling = home and s.valid @> on_day and s.recorded @> known
    order by s.person
    limit 201
$$;

-- How each declared stay stands to what is recorded of its person:
-- `name_agrees`: the recorded name is the declared one; `relation`: same, start-differs (same dwelling, other start),
-- conflict (another dwelling from the same day), or new.
create or replace function residents.weigh(persons uuid[], keys text[], dwellings uuid[], starts text[], certain date[])
    returns table (n int, name_agrees boolean, relation text)
    language sql stable security definer set search_path = ''
as $$
    select i.n::int,
           exists (select from residents.person_key k where k.person = i.person and k.key = 'n' || i.key),
           coalesce((
               select case
                        when s.dwelling = i.dwelling and s.starts = i.start then 'same'
                        when s.dwelling = i.dwelling and upper_inf(s.valid) then 'start-differs'
                        when s.certain_from = i.certain_from then 'conflict'
                      end
               from residents.stay s
               where s.person = i.person and upper_inf(s.recorded)
                 and (s.dwelling = i.dwelling and (s.starts = i.start or upper_inf(s.valid)) or s.certain_from = i.certain_from)
               order by (s.dwelling = i.dwelling and s.starts = i.start) desc
               limit 1), 'new')
    from unnest(persons, keys, dwellings, starts, certain) with ordinality as i (person, key, dwelling, start, certain_from, n)
$$;

-- Takes declared stays into the register and derives the valid time of all stays of their persons anew, in one set.
-- A row whose valid time changes is closed and written again; nothing is overwritten. Head counts follow.
-- The plans are kept, so they must not be those that fit a register still empty: by index, row by row.
-- Who has no stay yet has nothing to lock, to read or to close: most of what comes in. `incoming` has the columns of
-- residents.stay; `recorded` of a changed row is the belief that it replaces, null for a new one.
create or replace function residents.settle(incoming jsonb)
    returns void
    language plpgsql security definer set search_path = ''
    set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
    declared residents.stay[];
    settled  uuid[];
    believed timestamptz;
    changed  residents.stay[];
    emptied  text[];
begin
    select array_agg(i) into declared from jsonb_populate_recordset(null::residents.stay, incoming) i;
    if exists (select from unnest(declared) i
               where not exists (select from oversight.being_written w where w.subject = i.person)) then
        raise exception 'A stay is written without an entry in the access log.' using errcode = 'insufficient_privilege';
    end if;
    select array_agg(distinct i.person) into settled from unnest(declared) i
        where exists (select from residents.stay s where s.person = i.person);
    if settled is not null then
        perform from unnest(settled) p join residents.stay s on s.person = p
            where upper_inf(s.recorded) order by s.person, s.stay for update of s;
    end if;
    select greatest(clock_timestamp(), max(lower(s.recorded)) + interval '1 microsecond') into believed
        from unnest(settled) p join residents.stay s on s.person = p;

    with known as (
        select s.person, s.stay, s.dwelling, s.division, s.address, s.starts, s.certain_from, s.ended, s.valid as was,
               s.recorded, s.reason, s.source, s.observation, null::uuid as act
        from unnest(settled) p join residents.stay s on s.person = p
        where upper_inf(s.recorded)
        union all
        select i.person, i.stay, i.dwelling, i.division, i.address, i.starts, i.certain_from, i.ended, null,
               null, i.reason, i.source, i.observation, i.opened_by
        from unnest(declared) i
    ), derived as (
        select k.*,
               lead(k.certain_from) over in_order as next_from,
               max(k.act::text) over (partition by k.person) as by_act
        from known k
        window in_order as (partition by k.person order by k.certain_from, k.stay)
    ), dated as (
        select d.*,
               daterange(d.certain_from,
                         case when least(d.next_from, d.ended) is not null
                              then greatest(d.certain_from, least(d.next_from, d.ended)) end) as valid
        from derived d
    )
    select array_agg(row(d.person, d.stay, d.dwelling, d.division, d.address, d.starts, d.certain_from, d.ended, d.valid,
                         d.recorded, d.reason, d.source, d.observation, d.by_act::uuid, null)::residents.stay)
      into changed from dated d where d.was is distinct from d.valid;

    if settled is not null then
        with closed as (
            update residents.stay s
               set recorded = tstzrange(lower(s.recorded), believed), closed_by = c.opened_by
              from unnest(changed) c
             where c.recorded is not null and s.person = c.person and s.stay = c.stay and upper_inf(s.recorded)
            returning s.division, s.valid
        )
        select array_agg(c.division) into emptied from closed c where c.valid @> (now() at time zone 'Asia/Shanghai')::date;
    end if;

    insert into residents.stay (person, stay, dwelling, division, address, starts, certain_from, ended, valid, recorded,
                                reason, source, observation, opened_by)
    select c.person, c.stay, c.dwelling, c.division, c.address, c.starts, c.certain_from, c.ended, c.valid,
           tstzrange(believed, null), c.reason, c.source, c.observation, c.opened_by
      from unnest(changed) c;

    insert into residents.headcount as h (division, slot, n)
    select division, pg_backend_pid() % 16, sum(n)
      from (select c.division, 1 as n from unnest(changed) c where c.valid @> (now() at time zone 'Asia/Shanghai')::date
            union all
            select division, -1 from unnest(emptied) as division) as moved
     group by division
    having sum(n) <> 0
     order by division
        on conflict (division, slot) do update set n = h.n + excluded.n;
end
$$;

revoke execute on all functions in schema residents from public;
grant execute on all functions in schema residents to anju_app;
