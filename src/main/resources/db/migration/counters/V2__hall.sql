-- The service points that there are on a day, in the belief of an instant. An end that stands ends what had been planned for
-- later days when it was written. Without a `set`, so that the planner looks into it and reads only the points that are asked for.
create or replace function counters.points(day date, known timestamptz default 'infinity')
    returns setof counters.point
    language sql stable security invoker
as $$
    select p.*
    from (select distinct on (q.point) q.*
          from counters.point q
          where q.since <= day and q.at <= known
            and not exists (
                select
                from counters.point e
                where e.point = q.point and e.ended and e.since < q.since and e.state > q.state and e.at <= known
                  and not exists (
                      select
                      from counters.point c
                      where c.point = e.point and c.since = e.since and c.state > e.state and c.at <= known))
          order by q.point, q.since desc, q.state desc) p
    where not p.ended
$$;
create index point_unit on counters.point (unit);
create index point_place on counters.point (latitude, longitude);

-- What is delegated on a day, in the belief of an instant.
create function counters.delegations(day date, known timestamptz default 'infinity')
    returns setof counters.delegation
    language sql stable security invoker
as $$
    select d.*
    from counters.delegation d
    where d.at <= known and d.since <= day and (d.until is null or d.until > day)
      and not exists (
          select from counters.delegation_end e where e.delegation = d.delegation and e.until <= day and e.at <= known)
$$;
create index delegation_point on counters.delegation (point);
create index delegation_unit on counters.delegation (unit);

-- That the person was reminded of an appointment, once; not whom.
create table counters.reminded (
    appointment uuid primary key
);
grant select on counters.reminded to anju_app;
grant insert (appointment) on counters.reminded to anju_app;

-- Who is to be reminded: keys that an entry needs before it can name anybody.
create function counters.to_remind(begins timestamptz, ends timestamptz, most int)
    returns table (subject uuid, appointment uuid)
    language sql stable security definer set search_path = ''
as $$
    select a.subject, a.appointment
    from counters.appointment a
    where a.starts >= begins and a.starts < ends
      and not exists (select from counters.reminded r where r.appointment = a.appointment)
    order by a.starts, a.appointment
    limit most
$$;
drop function counters.due(timestamptz, timestamptz, uuid, uuid, int);

create or replace function counters.let_go(who uuid, which uuid)
    returns boolean
    language plpgsql volatile security definer set search_path = ''
as $$
begin
    if not exists (select from oversight.being_written e where e.subject = who) then
        raise exception 'An appointment is let go that no entry speaks of.' using errcode = 'insufficient_privilege';
    end if;
    delete from counters.appointment a where a.subject = who and a.appointment = which;
    if not found then
        return false;
    end if;
    delete from counters.seat s where s.appointment = which;
    delete from counters.arrival v where v.appointment = which;
    delete from counters.reminded r where r.appointment = which;
    return true;
end
$$;

create or replace function counters.forget(who uuid, decided uuid)
    returns void
    language plpgsql security definer set search_path = ''
as $$
begin
    if not oversight.approved(decided, 'ERASE_PERSON', who) then
        raise exception 'Appointments are forgotten that two persons have not decided on.' using errcode = 'insufficient_privilege';
    end if;
    delete from counters.seat s using counters.appointment a where a.subject = who and s.appointment = a.appointment;
    delete from counters.arrival v using counters.appointment a where a.subject = who and v.appointment = a.appointment;
    delete from counters.reminded r using counters.appointment a where a.subject = who and r.appointment = a.appointment;
    delete from counters.appointment a where a.subject = who;
end
$$;

revoke execute on function counters.to_remind(timestamptz, timestamptz, int) from public;
grant execute on function counters.to_remind(timestamptz, timestamptz, int) to anju_app;

-- Somebody who was not there when the number was called comes back, and the number waits again from then on: its next turn.
create table counters.ticket_back (
    ticket uuid not null references counters.ticket (ticket),
    turn   int not null check (turn > 1),
    at     timestamptz not null default clock_timestamp(),
    primary key (ticket, turn)
);
alter table counters.ticket_call drop constraint ticket_call_pkey, add column turn int not null default 1, add primary key (ticket, turn);
alter table counters.ticket_done drop constraint ticket_done_pkey, add column turn int not null default 1, add primary key (ticket, turn);

-- A number with its turn, and since when it waits in this turn.
create view counters.queued with (security_invoker = true) as
    select t.ticket, t.point, t.day, t.letter, t.number, t.function, t.booked, t.at,
           coalesce(b.turn, 1) as turn, coalesce(b.at, t.at) as since
    from counters.ticket t
    left join lateral (
        select k.turn, k.at from counters.ticket_back k where k.ticket = t.ticket order by k.turn desc limit 1) b on true;

grant select on counters.ticket_back, counters.queued to anju_app;
grant insert (ticket, turn, at) on counters.ticket_back to anju_app;
grant insert (turn) on counters.ticket_call to anju_app;
grant insert (turn) on counters.ticket_done to anju_app;

insert into oversight.purpose (purpose, place, name_zh, name_en, basis_zh, basis_en, roles, territory, opens, fields_zh, fields_en, longest, built_in) values
('appointment-reminder', 83, '提醒本人明天的预约', 'Reminding a person of tomorrow''s appointment',
 '《个人信息保护法》第十三条第一款第二项：履行本人预约所必需',
 'Personal Information Protection Law, art. 13, item 2: needed for what the person arranged',
 '{SYSTEM}', 'ANY', 'NOTHING', '本人的预约：时间、服务点、事项', 'the person''s own appointment: time, service point, matter', interval '2 hours', true);
