-- Which of these stays the register does not believe any more as it believed them then: that the person lives in this dwelling, from this start,
-- on this day. Keys that the asker has come in, their numbers in the list go out. Whoever moved away afterwards lived there on that day.
create or replace function residents.given_up(persons uuid[], stays uuid[], believed timestamptz[], days date[])
    returns setof int
    language sql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
    select g.n::int
    from unnest(persons, stays, believed, days) with ordinality as g (person, stay, at, day, n)
    where not exists (
        select from residents.one_with(g.person) part
        join residents.stay was on was.person = part and was.stay = g.stay and was.recorded @> g.at
        join residents.stay held on held.person = part and held.stay = g.stay and upper_inf(held.recorded)
        where held.dwelling = was.dwelling and held.use = was.use and held.starts = was.starts and held.valid @> g.day)
$$;

revoke execute on function residents.given_up(uuid[], uuid[], timestamptz[], date[]) from public;
grant execute on function residents.given_up(uuid[], uuid[], timestamptz[], date[]) to anju_app;
