-- The transaction that wrote an act. Acts are told to those who follow in this order and only when every transaction that
-- began before has ended, so that none which commits late is ever passed over.
alter table residents.act add column written xid8 not null default pg_current_xact_id();
create index act_written on residents.act (person, written, act);
-- It is not the program's to choose.
create policy written_now on residents.act as restrictive for insert to anju_app with check (written = pg_current_xact_id());

-- Who is told that something about a person changed, for what purpose, until when. `since`: what was still being written when
-- the following began, and all that came after, is told.
create table residents.following (
    person    uuid not null,
    following uuid not null,
    account   uuid not null,
    unit      uuid not null,
    unit_name text not null,
    role      text not null,
    purpose   text not null,
    file      text not null,
    since     xid8 not null default pg_snapshot_xmin(pg_current_snapshot()),
    at        timestamptz not null default clock_timestamp(),
    until     timestamptz not null check (until > at),
    ended     timestamptz,
    primary key (person, following)
) partition by hash (person);
create table residents.following_0 partition of residents.following for values with (modulus 8, remainder 0);
create table residents.following_1 partition of residents.following for values with (modulus 8, remainder 1);
create table residents.following_2 partition of residents.following for values with (modulus 8, remainder 2);
create table residents.following_3 partition of residents.following for values with (modulus 8, remainder 3);
create table residents.following_4 partition of residents.following for values with (modulus 8, remainder 4);
create table residents.following_5 partition of residents.following for values with (modulus 8, remainder 5);
create table residents.following_6 partition of residents.following for values with (modulus 8, remainder 6);
create table residents.following_7 partition of residents.following for values with (modulus 8, remainder 7);
create index following_account on residents.following (account, purpose, person);

-- The catalogue's longest time holds here too, whoever writes the row.
alter table residents.following enable row level security;
create policy seen on residents.following for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = following.person)
        or exists (select from oversight.being_written e where e.subject = following.person));
create policy written on residents.following for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = following.person)
            and exists (select from oversight.purpose p
                        where p.purpose = following.purpose and following.until <= following.at + p.longest_follow));
create policy ended on residents.following for update to anju_app
    using (exists (select from oversight.being_written e where e.subject = following.person));
grant select on residents.following to anju_app;
grant insert (person, following, account, unit, unit_name, role, purpose, file, until) on residents.following to anju_app;
grant update (ended) on residents.following to anju_app;

-- Whom an account follows for a purpose: keys that an entry needs before it can name anybody.
create function residents.followed_by(follower uuid, reason text, past uuid, most int)
    returns setof uuid
    language sql stable security definer set search_path = ''
as $$
    select distinct f.person
    from residents.following f
    where f.account = follower and f.purpose = reason and f.ended is null and f.until > clock_timestamp()
      and (past is null or f.person > past)
    order by f.person
    limit most
$$;

-- Which acts an account is to be told of after a cursor: keys, in the order of the transactions that wrote them. What might
-- still be joined by an act of an earlier transaction waits.
create function residents.changes_for(follower uuid, reason text, past xid8, past_act uuid, past_person uuid, most int)
    returns table (person uuid, act uuid, written xid8)
    language sql stable security definer set search_path = ''
    set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
    select told.person, told.act, told.written
    from (select f.person, min(f.since) as since
          from residents.following f
          where f.account = follower and f.purpose = reason and f.ended is null and f.until > clock_timestamp()
          group by f.person) f
    cross join lateral (
        select a.person, a.act, a.written
        from residents.act a
        where a.person = f.person
          and a.written >= greatest(f.since, past)
          and a.written < pg_snapshot_xmin(pg_current_snapshot())
          and (a.written, a.act, a.person) > (past, past_act, past_person)
        order by a.written, a.act
        limit most) told
    order by told.written, told.act, told.person
    limit most
$$;

revoke execute on function residents.followed_by(uuid, text, uuid, int),
                           residents.changes_for(uuid, text, xid8, uuid, uuid, int) from public;
grant execute on function residents.followed_by(uuid, text, uuid, int),
                          residents.changes_for(uuid, text, xid8, uuid, uuid, int) to anju_app;
