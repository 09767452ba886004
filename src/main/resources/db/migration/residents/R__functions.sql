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

-- Whether there is a record of this person that is not erased, also where no home is believed any more.
create or replace function residents.known(who uuid)
    returns boolean
    language sql stable security definer set search_path = ''
as $$
    select exists (select from residents.particulars p where p.person = who and upper_inf(p.recorded))
$$;

-- Who lived, or can have lived, in a dwelling on some day of a period, as known at an instant: at most 201 keys.
drop function if exists residents.living_in(uuid, date, timestamptz);
create or replace function residents.living_in(home uuid, period daterange, known timestamptz)
    returns setof uuid
    language sql stable security definer set search_path = ''
as $$
    select distinct s.person
    from residents.stay s
    where s.dwelling = home and s.use = 'RESIDENCE' and s.possible && period and s.recorded @> known
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

-- The first day that a date can be, as it was given.
create or replace function residents.earliest(written text)
    returns date
    language sql stable
as $$
    select case length(written)
             when 10 then written::date
             when 4 then (written || '-01-01')::date
             else case when written = 'unknown' then '-infinity'::date else (written || '-01')::date end
           end
$$;

-- Takes declared stays into the register and derives the days of all stays of their persons anew, in one set: `valid`, on
-- which a stay is certain, and `possible`. The rules are those of the class Course, which also has their source.
-- A row whose days change is closed and written again; nothing is overwritten. Head counts follow.
-- The plans are kept, so they must not be those that fit a register still empty: by index, row by row.
-- Who has no stay yet has nothing to lock, to read or to close: most of what comes in. `incoming` has the columns of
-- residents.stay; one with the key of a known stay takes its place; without `placed` it comes last, or stays in the middle
-- where it was. `recorded` of a changed row is the belief that it replaces, null for a new one. Stays in `voided` never
-- were. `affected` are further persons, and `by_act` the act, whose stays follow what was recorded of their standing.
drop function if exists residents.settle(jsonb);
create or replace function residents.settle(incoming jsonb, voided uuid[] default '{}', affected uuid[] default '{}',
                                            deciding uuid default null)
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
    today    date := (now() at time zone 'Asia/Shanghai')::date;
begin
    select array_agg(i) into declared from jsonb_populate_recordset(null::residents.stay, incoming) i;
    if exists (select from unnest(declared) i
               where not exists (select from oversight.being_written w where w.subject = i.person))
       or exists (select from unnest(affected) p
                  where not exists (select from oversight.being_written w where w.subject = p)) then
        raise exception 'A stay is written without an entry in the access log.' using errcode = 'insufficient_privilege';
    end if;
    select array_agg(distinct p) into settled
        from (select i.person as p from unnest(declared) i union select a from unnest(affected) a) as named
        where exists (select from residents.stay s where s.person = named.p);
    if settled is not null then
        perform from unnest(settled) p join residents.stay s on s.person = p
            where upper_inf(s.recorded) order by s.person, s.stay for update of s;
    end if;
    select greatest(clock_timestamp(), max(lower(s.recorded)) + interval '1 microsecond') into believed
        from unnest(settled) p join residents.stay s on s.person = p;

    with held as (
        select s.*
        from unnest(settled) p join residents.stay s on s.person = p
        where upper_inf(s.recorded)
    ), known as (
        select h.person, h.stay, h.dwelling, h.elsewhere, h.use, h.division, h.address, h.starts, h.certain_from, h.placed,
               h.absent_from, h.absent_until, h.ended, h.valid as was, h.possible as was_possible,
               h.recorded, h.reason, h.source, h.observation, null::uuid as act, h.stay = any (voided) as gone
        from held h
        where not exists (select from unnest(declared) i where i.person = h.person and i.stay = h.stay)
        union all
        select i.person, i.stay, i.dwelling, coalesce(i.elsewhere, ''), coalesce(i.use, 'RESIDENCE'), i.division, i.address,
               i.starts, i.certain_from,
               coalesce(i.placed,
                        case when exists (select from held h, held o
                                          where h.person = i.person and h.stay = i.stay and o.person = i.person
                                            and (o.placed, o.stay) > (h.placed, h.stay))
                             then i.certain_from end,
                        greatest(i.certain_from, (select max(h.placed) from held h
                                                  where h.person = i.person and h.stay <> i.stay))),
               i.absent_from, i.absent_until, i.ended, null, null,
               (select h.recorded from held h where h.person = i.person and h.stay = i.stay),
               i.reason, i.source, i.observation, i.opened_by, false
        from unnest(declared) i
    ), begun as (
        select k.*,
               residents.earliest(k.starts) as earliest,
               length(k.starts) = 10 as exact,
               lag(residents.earliest(k.starts)) over in_order as before,
               lag(length(k.starts) = 10) over in_order as before_exact,
               max(k.act::text) over (partition by k.person) as by_act
        from known k
        where not k.gone
        window in_order as (partition by k.person order by k.placed, k.stay)
    ), possibly as (
        select b.*,
               case when b.exact or b.before is null or b.before = '-infinity' then b.earliest
                    else greatest(b.earliest, case when b.before_exact then b.before + 1 else b.before end) end as can_begin
        from begun b
    ), certainly as (
        select p.*, greatest(p.can_begin, p.certain_from) as certain
        from possibly p
    ), followed as (
        select c.*,
               lead(c.can_begin) over in_order as next_can,
               lead(c.certain_from) over in_order as next_certain,
               min(c.certain) over (in_order rows between 1 following and unbounded following) as later_certain,
               (select min(o.since) from residents.standing o
                where o.person = c.person and upper_inf(o.recorded) and o.standing in ('DEATH', 'DEPARTURE')) as suspended,
               exists (select from residents.standing o
                       where o.person = c.person and upper_inf(o.recorded) and o.standing = 'ERROR') as never
        from certainly c
        window in_order as (partition by c.person order by c.placed, c.stay)
    ), capped as (
        select f.*,
               least(f.suspended, f.ended) as capped_at,
               least(f.next_can, f.later_certain) as certain_until,
               greatest(
                   least(f.next_certain,
                         (select min(o.earliest) from possibly o
                          where o.person = f.person and o.exact and (o.placed, o.stay) > (f.placed, f.stay)
                            and o.earliest <= f.next_can)),
                   least(f.next_can, f.later_certain)) as possible_until,
               case when f.absent_from is not null
                         and (f.absent_until is null or f.next_can <= f.absent_until) then f.absent_from end as absent,
               case when f.absent_until is null then f.absent_from end as gone_from
        from followed f
    ), bounded as (
        select c.*,
               least(c.certain_until, c.absent, c.capped_at) as valid_until,
               least(c.possible_until, c.gone_from, c.capped_at) as lasted_until
        from capped c
    ), dated as (
        -- greatest() passes over null, which is for ever here.
        select b.*,
               case when b.never then 'empty'::daterange
                    else daterange(b.certain,
                                   case when b.valid_until is not null then greatest(b.certain, b.valid_until) end)
               end as valid,
               case when b.never then 'empty'::daterange
                    else daterange(nullif(b.can_begin, '-infinity'),
                                   case when b.lasted_until is not null then greatest(b.can_begin, b.lasted_until) end)
               end as possible
        from bounded b
    )
    select array_agg(row(d.person, d.stay, d.dwelling, d.division, d.address, d.starts, d.certain_from, d.ended, d.valid,
                         d.recorded, d.reason, d.source, d.observation, coalesce(d.by_act::uuid, deciding), null,
                         d.elsewhere, d.use, d.placed, d.possible, d.absent_from, d.absent_until)::residents.stay)
      into changed from dated d
     where d.was is distinct from d.valid or d.was_possible is distinct from d.possible;

    if settled is not null then
        with closed as (
            update residents.stay s
               set recorded = tstzrange(lower(s.recorded), believed), closed_by = c.by
              from (select person, stay, opened_by as by from unnest(changed) where recorded is not null
                    union all
                    select p, v, deciding from unnest(voided) v, unnest(settled) p) c
             where s.person = c.person and s.stay = c.stay and upper_inf(s.recorded)
            returning s.division, s.valid, s.use, s.dwelling
        )
        select array_agg(c.division) into emptied
          from closed c where c.valid @> today and c.use = 'RESIDENCE' and c.dwelling is not null;
    end if;

    insert into residents.stay (person, stay, dwelling, elsewhere, use, division, address, starts, certain_from, placed,
                                absent_from, absent_until, ended, valid, possible, recorded, reason, source, observation,
                                opened_by)
    select c.person, c.stay, c.dwelling, c.elsewhere, c.use, c.division, c.address, c.starts, c.certain_from, c.placed,
           c.absent_from, c.absent_until, c.ended, c.valid, c.possible, tstzrange(believed, null), c.reason, c.source,
           c.observation, c.opened_by
      from unnest(changed) c;

    insert into residents.headcount as h (division, slot, n)
    select division, pg_backend_pid() % 16, sum(n)
      from (select c.division, 1 as n from unnest(changed) c
             where c.valid @> today and c.use = 'RESIDENCE' and c.dwelling is not null
            union all
            select division, -1 from unnest(emptied) as division) as moved
     group by division
    having sum(n) <> 0
     order by division
        on conflict (division, slot) do update set n = h.n + excluded.n;
end
$$;

-- Takes an act on one stay that is believed: `patch` has what is otherwise than recorded. False where it is not believed.
create or replace function residents.amend(who uuid, which uuid, patch jsonb)
    returns boolean
    language plpgsql security definer set search_path = ''
as $$
declare
    held residents.stay;
begin
    perform from residents.stay s where s.person = who and upper_inf(s.recorded) order by s.stay for update;
    select s.* into held from residents.stay s where s.person = who and s.stay = which and upper_inf(s.recorded);
    if not found then
        return false;
    end if;
    perform residents.settle(jsonb_build_array(to_jsonb(held) || patch));
    return true;
end
$$;

-- A stay that never was. False where it is not believed.
create or replace function residents.strike(who uuid, which uuid, by_act uuid)
    returns boolean
    language plpgsql security definer set search_path = ''
as $$
begin
    perform from residents.stay s where s.person = who and upper_inf(s.recorded) order by s.stay for update;
    if not exists (select from residents.stay s where s.person = who and s.stay = which and upper_inf(s.recorded)) then
        return false;
    end if;
    perform residents.settle('[]', array[which], array[who], by_act);
    return true;
end
$$;

-- Records by an act what a person's documents say: from a day on (the world changed), or, without a day, for all the time
-- of which the present belief speaks (we were wrong). What the old belief says of other days stays as it is.
create or replace function residents.describe(who uuid, by_act uuid, new_name text, new_sex text, new_birth text,
                                              new_household text, from_day date,
                                              born_number int, name_keys text[])
    returns boolean
    language plpgsql security definer set search_path = ''
as $$
declare
    old      residents.particulars;
    believed timestamptz;
begin
    if not exists (select from oversight.being_written w where w.subject = who) then
        raise exception 'Particulars are written without an entry in the access log.' using errcode = 'insufficient_privilege';
    end if;
    perform from residents.particulars p where p.person = who for update;
    select greatest(clock_timestamp(), max(lower(p.recorded)) + interval '1 microsecond') into believed
      from residents.particulars p where p.person = who;
    select p.* into old from residents.particulars p
     where p.person = who and upper_inf(p.recorded) and (from_day is null and upper_inf(p.valid) or p.valid @> from_day)
     order by lower(p.valid) desc limit 1;
    if not found then
        return false;
    end if;
    update residents.particulars p set recorded = tstzrange(lower(p.recorded), believed), closed_by = by_act
     where p.person = who and p.recorded = old.recorded and p.valid = old.valid and upper_inf(p.recorded);
    if from_day is not null and (lower_inf(old.valid) or lower(old.valid) < from_day) then
        insert into residents.particulars (person, name, sex, birth, household, valid, recorded, opened_by)
        values (who, old.name, old.sex, old.birth, old.household, daterange(lower(old.valid), from_day),
                tstzrange(believed, null), by_act);
    end if;
    insert into residents.particulars (person, name, sex, birth, household, valid, recorded, opened_by)
    values (who, new_name, new_sex, new_birth, new_household,
            daterange(coalesce(from_day, lower(old.valid)), upper(old.valid)), tstzrange(believed, null), by_act);
    -- A former name stays a way to find the person.
    insert into residents.person_key (person, born, ending, key)
    select who, born_number, coalesce((select max(k.ending) from residents.person_key k where k.person = who), ''), new_key
      from unnest(name_keys) new_key
     where not exists (select from residents.person_key k
                       where k.person = who and k.key = new_key and k.born = born_number);
    return true;
end
$$;

-- Records by an act how a registration stands: suspended from a day (DEATH, DEPARTURE, ERROR) or CONFIDENTIAL; or, with
-- `ended`, that it no longer does. The stays follow.
create or replace function residents.stand(who uuid, by_act uuid, word text, from_day date, ended boolean)
    returns void
    language plpgsql security definer set search_path = ''
as $$
declare
    believed timestamptz;
begin
    if not exists (select from oversight.being_written w where w.subject = who) then
        raise exception 'A standing is written without an entry in the access log.' using errcode = 'insufficient_privilege';
    end if;
    select greatest(clock_timestamp(), max(lower(o.recorded)) + interval '1 microsecond') into believed
      from residents.standing o where o.person = who;
    believed := coalesce(believed, clock_timestamp());
    update residents.standing o set recorded = tstzrange(lower(o.recorded), believed), closed_by = by_act
     where o.person = who and upper_inf(o.recorded) and (o.standing = 'CONFIDENTIAL') = (word = 'CONFIDENTIAL');
    if not ended then
        insert into residents.standing (person, standing, since, recorded, opened_by)
        values (who, word, from_day, tstzrange(believed, null), by_act);
    end if;
    perform residents.settle('[]', '{}', array[who], by_act);
end
$$;

-- Erases a record, where two persons have decided it: what is left is the act by which it went, the entries of who looked,
-- and a tombstone. The number is free again for whoever is registered with it anew.
create or replace function residents.erase(who uuid, decided uuid, by_act uuid)
    returns void
    language plpgsql security definer set search_path = ''
as $$
begin
    if not oversight.approved(decided, 'ERASE_PERSON', who) then
        raise exception 'A record is erased that two persons have not decided on.' using errcode = 'insufficient_privilege';
    end if;
    perform from residents.stay s where s.person = who for update;
    insert into residents.headcount as h (division, slot, n)
    select s.division, pg_backend_pid() % 16, -count(*)
      from residents.stay s
     where s.person = who and upper_inf(s.recorded) and s.use = 'RESIDENCE' and s.dwelling is not null
       and s.valid @> (now() at time zone 'Asia/Shanghai')::date
     group by s.division
     order by s.division
        on conflict (division, slot) do update set n = h.n + excluded.n;
    delete from residents.stay where person = who;
    delete from residents.particulars where person = who;
    delete from residents.document where person = who;
    delete from residents.contact where person = who;
    delete from residents.standing where person = who;
    delete from residents.person_key where person = who;
    delete from residents.inbox where observation in (select o.observation from residents.observation o where o.subject = who)
                                   or subject = who;
    delete from residents.observation where subject = who;
    delete from residents.identity_claim where person = who;
    delete from residents.act where person = who and act <> by_act;
    insert into residents.tombstone (person, act) values (who, by_act);
end
$$;

-- What is asked of a person before an entry is made, in one answer: since when the record is erased, whether the person, or
-- a record that is one with it now, lives or lived last in a territory, under which record it is kept as known at an
-- instant, and which records are kept under it.
create or replace function residents.reached(who uuid, territory text, known timestamptz)
    returns table (erased timestamptz, within boolean, survivor uuid, kept_under uuid[])
    language sql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
    select (select t.at from residents.tombstone t where t.person = who),
           territory = '' or exists (select from residents.within(array(select residents.one_with(who)), territory)),
           coalesce((select s.survivor from residents.survivors(array[who], known) s), who),
           array(select k.person from residents.kept_under(array[who], known) k order by k.person)
$$;

revoke execute on all functions in schema residents from public;
grant execute on all functions in schema residents to anju_app;
