-- Whom the keys of a name lead to: at most 21 persons, and how near each is. Of persons it tells keys alone.
--
-- `froms`, `untils`, `ways`: the keys to look under, each with how near it is (less is nearer); `untils` is empty for a key,
-- and the end of the range for a beginning. Only comparisons, never LIKE: they keep the index.
-- `born_first`, `born_last`: ranges of birth dates, one of which must fit; 0 to 99999999 for any. `ended`: the last four
-- characters of the document number; `homes`: dwellings where the person lives or lived; `place`: the beginning of a
-- division's code. At least one of these facts must be given, or nobody is found.
-- `own`: the beginning of the codes of the asker's divisions; nobody else's residents are found unless `widened`.
-- Each key gives at most 21 persons, so that a name of thousands costs no more than a rare one.
create or replace function residents.found(
    froms text[], untils text[], ways int[], born_first int[], born_last int[], ended text, homes uuid[], place text,
    own text, widened boolean)
    returns table (person uuid, way int, inside boolean)
    language sql stable security definer set search_path = ''
    set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
    with living as materialized (
        select array_agg(distinct s.person) as persons
        from residents.stay s
        where s.dwelling = any (homes) and upper_inf(s.recorded)
    ), candidate as (
        select k.person, a.way
        from unnest(froms, untils, ways) as a (key, until, way)
        cross join unnest(born_first, born_last) as b (first, last)
        cross join lateral (
            select k.person
            from residents.person_key k
            where k.key = a.key and k.born between b.first and b.last
              and (ended = '' or k.ending = ended)
              and (cardinality(homes) = 0 or k.person = any ((select l.persons from living l)::uuid[]))
              and (place = '' or exists (select from residents.stay s
                                         where s.person = k.person and upper_inf(s.recorded) and starts_with(s.division, place)))
              and (widened or own = '' or exists (select from residents.stay s
                                         where s.person = k.person and upper_inf(s.recorded) and starts_with(s.division, own)))
            limit 21) k
        where a.until = ''
        union all
        select k.person, a.way
        from unnest(froms, untils, ways) as a (key, until, way)
        cross join unnest(born_first, born_last) as b (first, last)
        cross join lateral (
            select k.person
            from residents.person_key k
            where k.key >= a.key and k.key < a.until and k.born between b.first and b.last
              and (ended = '' or k.ending = ended)
              and (cardinality(homes) = 0 or k.person = any ((select l.persons from living l)::uuid[]))
              and (place = '' or exists (select from residents.stay s
                                         where s.person = k.person and upper_inf(s.recorded) and starts_with(s.division, place)))
              and (widened or own = '' or exists (select from residents.stay s
                                         where s.person = k.person and upper_inf(s.recorded) and starts_with(s.division, own)))
            limit 21) k
        where a.until <> ''
    ), nearest as (
        select c.person, min(c.way) as way
        from candidate c
        where ended <> '' or cardinality(homes) > 0 or length(place) >= 6 or born_first[1] > 0
        group by c.person
    ), placed as (
        select n.person, n.way,
               not widened or own = '' or exists (select from residents.stay s
                                         where s.person = n.person and upper_inf(s.recorded) and starts_with(s.division, own))
                   as inside
        from nearest n
    )
    select p.person, p.way, p.inside
    from placed p
    order by p.way, p.inside desc, p.person
    limit 21
$$;

revoke execute on function residents.found from public;
grant execute on function residents.found to anju_app;
