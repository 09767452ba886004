-- Keys that an entry needs before it can name anybody, and what is done when a time is over. None of them shows what a case says.

-- The case of which a step was taken under this request, whichever it is. Nothing of it is told but its key.
create or replace function cases.done_under(asked bytea)
    returns uuid
    language sql stable security definer set search_path = ''
as $$
    select p.application from cases.step p where p.request = asked limit 1
$$;

-- Which wait in a territory, the most urgent first; those whose clock stands still, and what is to be handed over, come last.
create or replace function cases.waiting(territory text, matters text[], states text[], late boolean, today date, most int)
    returns table (subject uuid, application uuid)
    language sql stable security definer set search_path = ''
as $$
    select s.subject, s.application
    from cases.standing s
    where s.state in ('SUBMITTED', 'ACCEPTED', 'REVIEW', 'PAUSED', 'GRANTED')
      and s.state = any (states)
      and starts_with(s.division, territory)
      and (matters is null or s.matter = any (matters))
      and (not late or s.due < today)
    order by s.due nulls last, s.application
    limit most
$$;

-- Whose a case is, and what says who handles it.
drop function if exists cases.applicant(uuid, text);
create or replace function cases.handled(which uuid)
    returns table (subject uuid, matter text, division text)
    language sql stable security definer set search_path = ''
as $$
    select s.subject, s.matter, s.division from cases.standing s where s.application = which
$$;

create or replace function cases.numbered(receipt text)
    returns setof uuid
    language sql stable security definer set search_path = ''
as $$
    select r.application from cases.receipt r where r.number = receipt
$$;

-- What everybody who has the number may know: how far it is, and the days. Nobody, no matter, no place.
drop function if exists cases.tracked(text);
create function cases.tracked(receipt text)
    returns table (state text, begun date, received date, due date)
    language sql stable security definer set search_path = ''
as $$
    select s.state, a.begun, s.received, s.due
    from cases.receipt r
    join cases.standing s on s.application = r.application
    join cases.application a on a.subject = s.subject and a.application = s.application
    where r.number = receipt
$$;

-- Whether a code on paper goes with a number that can be gone on with, and whose it is then. A hand-in makes those void that were
-- made before it.
create or replace function cases.resumed(receipt text, given bytea)
    returns table (subject uuid, application uuid)
    language sql stable security definer set search_path = ''
as $$
    select s.subject, s.application
    from cases.receipt r
    join cases.standing s on s.application = r.application
    join cases.resumption p on p.subject = s.subject and p.application = s.application
    where r.number = receipt and p.code = given and s.state in ('DRAFT', 'MISSING')
      and not exists (select from cases.step t
                      where t.subject = p.subject and t.application = p.application and t.step = 'SUBMIT' and t.at > p.at)
$$;

-- Whose time is over: told nothing within the time for it; undecided; in hand and not gone on with. In the order of their keys, so
-- that one that cannot be dealt with stands in no other's way.
drop function if exists cases.silent(date, int);
drop function if exists cases.late(date, int);
drop function if exists cases.resting(date, date, int);
create or replace function cases.silent(today date, after uuid, most int)
    returns table (subject uuid, application uuid)
    language sql stable security definer set search_path = ''
as $$
    select s.subject, s.application
    from cases.standing s
    where s.application > after and s.state = 'SUBMITTED' and s.due < today
    order by s.application
    limit most
$$;

create or replace function cases.late(today date, after uuid, most int)
    returns table (subject uuid, application uuid)
    language sql stable security definer set search_path = ''
as $$
    select s.subject, s.application
    from cases.standing s
    where s.application > after and s.state in ('ACCEPTED', 'REVIEW') and s.due < today and s.escalated is null
    order by s.application
    limit most
$$;

create or replace function cases.resting(drafts_before date, today date, after uuid, most int)
    returns table (subject uuid, application uuid)
    language sql stable security definer set search_path = ''
as $$
    select s.subject, s.application
    from cases.standing s
    left join cases.missing m on m.subject = s.subject and m.application = s.application
    where s.application > after
      and (s.state = 'DRAFT' and s.touched < drafts_before or s.state = 'MISSING' and m.until < today)
    order by s.application
    limit most
$$;

-- What the due days of open cases are reckoned from, in the order of their keys.
create or replace function cases.running(after uuid, most int)
    returns table (subject uuid, application uuid, state text, received date, accepted date, accept_days int, accept_count text,
                   decide_days int, decide_count text, due date, stopped date[], resumed date[])
    language sql stable security definer set search_path = ''
as $$
    select s.subject, s.application, s.state, s.received, s.accepted, s.accept_days, s.accept_count, s.decide_days, s.decide_count, s.due,
           array(select p.on_day from cases.step p
                 where p.subject = s.subject and p.application = s.application and p.step = 'STOP_CLOCK' order by p.place),
           array(select p.on_day from cases.step p
                 where p.subject = s.subject and p.application = s.application and p.step = 'RESUME_CLOCK' order by p.place)
    from cases.standing s
    where s.application > after and s.state in ('SUBMITTED', 'ACCEPTED', 'REVIEW')
    order by s.application
    limit most
$$;

-- What is left of a draft that was never handed in: that it was begun.
create or replace function cases.erase_drafts(most int)
    returns bigint
    language sql volatile security definer set search_path = ''
as $$
    with due as (
        select s.subject, s.application
        from cases.standing s
        where s.received is null and s.state in ('WITHDRAWN', 'LAPSED') and s.touched < (oversight.due_before('case-drafts') at time zone 'Asia/Shanghai')::date
          and (exists (select from cases.answer a where a.subject = s.subject and a.application = s.application)
            or exists (select from cases.paper p where p.subject = s.subject and p.application = s.application)
            or exists (select from cases.resumption r where r.subject = s.subject and r.application = s.application))
        limit most
    ), answers as (
        delete from cases.answer a using due d where a.subject = d.subject and a.application = d.application
    ), papers as (
        delete from cases.paper p using due d where p.subject = d.subject and p.application = d.application
    ), codes as (
        delete from cases.resumption r using due d where r.subject = d.subject and r.application = d.application
    )
    select count(*) from due
$$;

-- What is left of a closed case at the end of its time: its course and what came of it.
create or replace function cases.erase_contents(told bytea, most int)
    returns bigint
    language sql volatile security definer set search_path = ''
as $$
    with due as (
        select s.subject, s.application
        from cases.standing s
        where s.closed_at < oversight.due_before('case-contents')
          and exists (select from cases.known k where k.subject = s.subject and k.application = s.application)
        limit most
    ), answers as (
        delete from cases.answer a using due d where a.subject = d.subject and a.application = d.application
    ), papers as (
        delete from cases.paper p using due d where p.subject = d.subject and p.application = d.application
    ), codes as (
        delete from cases.resumption r using due d where r.subject = d.subject and r.application = d.application
    ), said as (
        update cases.decision c set reason = told, remedy = told
        from due d where c.subject = d.subject and c.application = d.application and not c.granted
    ), gone as (
        delete from cases.known k using due d where k.subject = d.subject and k.application = d.application returning 1
    )
    select count(*) from gone
$$;

-- What is left of the cases of a person whose record two persons have decided to erase: their course, for the figures. What was
-- still open ends with it.
create or replace function cases.forget(who uuid, decided uuid, told bytea)
    returns void
    language plpgsql security definer set search_path = ''
as $$
begin
    if not oversight.approved(decided, 'ERASE_PERSON', who) then
        raise exception 'Cases are forgotten that two persons have not decided on.' using errcode = 'insufficient_privilege';
    end if;
    delete from cases.answer where subject = who;
    delete from cases.paper where subject = who;
    delete from cases.resumption where subject = who;
    delete from cases.known where subject = who;
    update cases.decision set reason = told, remedy = told where subject = who and not granted;
    update cases.standing set state = 'LAPSED', due = null, stop_ground = '', closed_at = clock_timestamp()
    where subject = who and state in ('DRAFT', 'SUBMITTED', 'MISSING', 'ACCEPTED', 'REVIEW', 'PAUSED');
end
$$;

-- Takes answers out of a case for the module that has taken them over and keeps them no longer than it needs them: only in the
-- transaction in which the case is granted.
create or replace function cases.hand_over(who uuid, which uuid, questions text[])
    returns void
    language plpgsql security definer set search_path = ''
as $$
begin
    if not exists (select from oversight.being_written e where e.subject = who) then
        raise exception 'No entry has been made for this person.' using errcode = 'insufficient_privilege';
    end if;
    if not exists (select from cases.decision d
                   where d.subject = who and d.application = which and d.granted and d.written = pg_current_xact_id_if_assigned()) then
        raise exception 'Answers are handed over by no other transaction than the one that grants.' using errcode = 'insufficient_privilege';
    end if;
    delete from cases.answer a where a.subject = who and a.application = which and a.question = any (questions);
end
$$;

-- Deletes what was answered to questions that are not asked any more, as long as who applies has the case in hand.
create or replace function cases.take_back(who uuid, which uuid, questions text[])
    returns void
    language plpgsql security definer set search_path = ''
as $$
begin
    if not exists (select from oversight.being_written e where e.subject = who) then
        raise exception 'No entry has been made for this person.' using errcode = 'insufficient_privilege';
    end if;
    delete from cases.answer a
    using cases.standing s
    where a.subject = who and a.application = which and a.question = any (questions)
      and s.subject = a.subject and s.application = a.application and s.state in ('DRAFT', 'MISSING');
end
$$;

revoke execute on function cases.done_under(bytea), cases.waiting(text, text[], text[], boolean, date, int), cases.handled(uuid), cases.numbered(text),
    cases.tracked(text), cases.resumed(text, bytea), cases.silent(date, uuid, int), cases.late(date, uuid, int), cases.resting(date, date, uuid, int),
    cases.running(uuid, int), cases.erase_drafts(int), cases.erase_contents(bytea, int), cases.forget(uuid, uuid, bytea),
    cases.hand_over(uuid, uuid, text[]), cases.take_back(uuid, uuid, text[]) from public;
grant execute on function cases.done_under(bytea), cases.waiting(text, text[], text[], boolean, date, int), cases.handled(uuid), cases.numbered(text),
    cases.tracked(text), cases.resumed(text, bytea), cases.silent(date, uuid, int), cases.late(date, uuid, int), cases.resting(date, date, uuid, int),
    cases.running(uuid, int), cases.erase_drafts(int), cases.erase_contents(bytea, int), cases.forget(uuid, uuid, bytea),
    cases.hand_over(uuid, uuid, text[]), cases.take_back(uuid, uuid, text[]) to anju_app;
