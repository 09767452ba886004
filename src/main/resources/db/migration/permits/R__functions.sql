-- Keys that an entry needs before it can name anybody. None of them shows what a permit says.

create or replace function permits.holder(given text)
    returns setof uuid
    language sql stable security definer set search_path = ''
as $$
    select p.subject from permits.numbered n join permits.permit p on p.permit = n.permit where n.number = given
$$;

-- Who is to be told today: that the window has opened, that a week is left, that it was missed.
drop function if exists permits.due(date, int);
create or replace function permits.due(today date, past uuid, most int)
    returns table (subject uuid, permit uuid, last_day date, stage text)
    language sql stable security definer set search_path = ''
as $$
    select d.subject, d.permit, d.last_day, d.stage
    from (select p.subject, p.permit, p.last_day,
                 case when today > p.last_day then 'SUSPENDED' when today >= p.last_day - 7 then 'WEEK' else 'MONTH' end as stage
          from permits.permit p
          where p.ended is null and p.opens <= today and p.permit > past) d
    where not exists (select from permits.reminder r
                      where r.subject = d.subject and r.permit = d.permit and r.last_day = d.last_day and r.stage = d.stage)
    order by d.permit
    limit most
$$;

-- Whose permits go on and would go on if the holder died: nobody is told of acts on the holder after the day.
create or replace function permits.unwatched(before date, past uuid, most int)
    returns table (subject uuid, permit uuid)
    language sql stable security definer set search_path = ''
as $$
    select u.subject, u.permit
    from ((select p.subject, p.permit from permits.permit p
           where p.ended is null and p.followed_until is null and p.permit > past
           order by p.permit limit most)
          union all
          (select p.subject, p.permit from permits.permit p
           where p.ended is null and p.followed_until < before and p.permit > past
           order by p.permit limit most)) u
    order by u.permit
    limit most
$$;

-- Whether one of these, which are one person's, has a permit that goes on, or that the register has ended and may give back.
create or replace function permits.wants_watching(subjects uuid[], duty uuid, today date)
    returns boolean
    language sql stable security definer set search_path = ''
as $$
    select exists (
        select from permits.permit p
        where p.subject = any (subjects)
          and (p.ended is null
               or p.followed_until >= today
                  and (select m.kind = 'ENDED' and m.account = duty from permits.mark m
                       where m.subject = p.subject and m.permit = p.permit order by m.place desc limit 1)))
$$;

-- Which have ended and will not be given back by an act on the holder, who is followed for them still.
create or replace function permits.watched_in_vain(duty uuid, today date, past uuid, most int)
    returns table (subject uuid, permit uuid)
    language sql stable security definer set search_path = ''
as $$
    select p.subject, p.permit
    from permits.permit p
    where p.ended is not null and p.followed_until is not null and p.permit > past
      and (p.followed_until < today
           or not (select m.kind = 'ENDED' and m.account = duty from permits.mark m
                   where m.subject = p.subject and m.permit = p.permit order by m.place desc limit 1))
    order by p.permit
    limit most
$$;

-- A permit goes at the end of its time, with all that was noted of it.
create or replace function permits.erase_over(most int)
    returns bigint
    language plpgsql volatile security definer set search_path = ''
as $$
declare
    before date := (oversight.due_before('permits') at time zone 'Asia/Shanghai')::date;
    one    record;
    gone   bigint := 0;
begin
    for one in select p.subject, p.permit from permits.permit p where p.ended < before limit most
    loop
        delete from permits.numbered n where n.permit = one.permit;
        delete from permits.reminder r where r.subject = one.subject and r.permit = one.permit;
        delete from permits.card c where c.subject = one.subject and c.permit = one.permit;
        delete from permits.mark m where m.subject = one.subject and m.permit = one.permit;
        delete from permits.permit p where p.subject = one.subject and p.permit = one.permit;
        gone := gone + 1;
    end loop;
    return gone;
end
$$;

-- Nothing is left of the permits of a person whose record two persons have decided to erase.
create or replace function permits.forget(who uuid, decided uuid)
    returns void
    language plpgsql security definer set search_path = ''
as $$
begin
    if not oversight.approved(decided, 'ERASE_PERSON', who) then
        raise exception 'Permits are forgotten that two persons have not decided on.' using errcode = 'insufficient_privilege';
    end if;
    delete from permits.numbered n using permits.permit p where p.subject = who and n.permit = p.permit;
    delete from permits.reminder r where r.subject = who;
    delete from permits.card c where c.subject = who;
    delete from permits.mark m where m.subject = who;
    delete from permits.permit p where p.subject = who;
    delete from permits.proof p where p.subject = who;
end
$$;

revoke execute on function permits.holder(text), permits.due(date, uuid, int), permits.unwatched(date, uuid, int), permits.erase_over(int),
    permits.wants_watching(uuid[], uuid, date), permits.watched_in_vain(uuid, date, uuid, int), permits.forget(uuid, uuid) from public;
grant execute on function permits.holder(text), permits.due(date, uuid, int), permits.unwatched(date, uuid, int), permits.erase_over(int),
    permits.wants_watching(uuid[], uuid, date), permits.watched_in_vain(uuid, date, uuid, int), permits.forget(uuid, uuid) to anju_app;
