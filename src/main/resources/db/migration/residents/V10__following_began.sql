-- What had been committed when a following began is not told, however long another transaction was still open then. Where a
-- following is older than this column, `since` alone decides as before.
alter table residents.following add column began pg_snapshot;
alter table residents.following alter column began set default pg_current_snapshot();

create or replace function residents.changes_for(follower uuid, reason text, past xid8, past_act uuid, past_person uuid, most int)
    returns table (person uuid, act uuid, written xid8)
    language sql stable security definer set search_path = ''
    set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
    select told.person, told.act, told.written
    from (select f.person, min(f.since) as since, (array_agg(f.began order by f.since, f.at))[1] as began
          from residents.following f
          where f.account = follower and f.purpose = reason and f.ended is null and f.until > clock_timestamp()
          group by f.person) f
    cross join lateral (
        select a.person, a.act, a.written
        from residents.act a
        where a.person = f.person
          and a.written >= greatest(f.since, past)
          and a.written < pg_snapshot_xmin(pg_current_snapshot())
          and not coalesce(pg_visible_in_snapshot(a.written, f.began), false)
          and (a.written, a.act, a.person) > (past, past_act, past_person)
        order by a.written, a.act
        limit most) told
    order by told.written, told.act, told.person
    limit most
$$;
