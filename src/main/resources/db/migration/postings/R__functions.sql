-- The few questions that must be answered before an entry can name a person: keys and numbers, nothing that anybody said.

-- Requests that wait for the officers of these agreements within a division, those due first.
create or replace function postings.waiting(agreements uuid[], place text, most int)
    returns table (subject uuid, help uuid)
    language sql stable security definer set search_path = ''
as $$
    select h.subject, h.help
    from postings.help h
    where h.agreement = any (agreements) and starts_with(h.division, place)
      and not exists (select from postings.help_step s where s.subject = h.subject and s.help = h.help and s.step = 'CLOSED')
    order by h.due, h.help
    limit most
$$;

-- Whose a request is, where it was sent to the officers of these agreements within a division.
create or replace function postings.asker(which uuid, agreements uuid[], place text)
    returns setof uuid
    language sql stable security definer set search_path = ''
as $$
    select h.subject from postings.help h where h.help = which and h.agreement = any (agreements) and starts_with(h.division, place)
$$;

-- What became of the requests of a quarter, by need, within the quarter and the one after it: so it is the same whenever it is
-- counted from then on. Nobody is named.
create or replace function postings.helped(before date)
    returns table (quarter date, need text, in_time bigint, later bigint, passed_on bigint, unsolved bigint)
    language sql stable security definer set search_path = ''
as $$
    select date_trunc('quarter', h.asked)::date, h.need,
           count(*) filter (where s.answer = 'SOLVED' and s.on_day <= h.due),
           count(*) filter (where s.answer = 'SOLVED' and s.on_day > h.due),
           count(*) filter (where s.answer not in ('SOLVED', 'NOT_SOLVED')),
           count(*) filter (where s.answer is null or s.answer = 'NOT_SOLVED')
    from postings.help h
    left join postings.help_step s on s.subject = h.subject and s.help = h.help and s.step = 'CLOSED'
        and s.on_day < date_trunc('quarter', h.asked) + interval '6 months'
    where h.asked < before
    group by 1, 2
$$;

-- Keeps the numbers of quarters before a day that have none yet, once for all; a quarter that is not finished is never counted,
-- whatever day the program gives.
create or replace function postings.count_help(before date)
    returns void
    language sql volatile security definer set search_path = ''
as $$
    insert into postings.help_quarter (quarter, need, in_time, later, passed_on, unsolved)
    select q.quarter, q.need, q.in_time, q.later, q.passed_on, q.unsolved
    from postings.helped(least(before, (date_trunc('quarter', now() at time zone 'Asia/Shanghai') - interval '3 months')::date)) q
    where not exists (select from postings.help_quarter k where k.quarter = q.quarter)
    on conflict (quarter, need) do nothing
$$;

create or replace function postings.erase_reach(most int)
    returns bigint
    language plpgsql volatile security definer set search_path = ''
as $$
declare
    before timestamptz := oversight.due_before('help-reach');
    gone   bigint;
begin
    with due as (
        select h.subject, h.help
        from postings.help h
        left join postings.help_step s on s.subject = h.subject and s.help = h.help and s.step = 'CLOSED'
        where h.reach is not null and coalesce(s.on_day, h.due) < (before at time zone 'Asia/Shanghai')::date
        limit most
    )
    update postings.help h set reach = null from due d where h.subject = d.subject and h.help = d.help;
    get diagnostics gone = row_count;
    return gone;
end
$$;

-- The numbers of a quarter are kept before its requests go.
create or replace function postings.erase_help(most int)
    returns bigint
    language plpgsql volatile security definer set search_path = ''
as $$
declare
    before date := date_trunc('quarter', (oversight.due_before('help-requests') at time zone 'Asia/Shanghai'))::date;
    one    record;
    gone   bigint := 0;
begin
    perform postings.count_help(before);
    for one in select h.subject, h.help from postings.help h where h.asked < before limit most loop
        delete from postings.help_step s where s.subject = one.subject and s.help = one.help;
        delete from postings.help h where h.subject = one.subject and h.help = one.help;
        gone := gone + 1;
    end loop;
    return gone;
end
$$;

-- Nothing is left of what a person asked whose record two persons have decided to erase.
create or replace function postings.forget(who uuid, decided uuid)
    returns void
    language plpgsql volatile security definer set search_path = ''
as $$
begin
    if not oversight.approved(decided, 'ERASE_PERSON', who) then
        raise exception 'Requests for help are forgotten that two persons have not decided on.' using errcode = 'insufficient_privilege';
    end if;
    delete from postings.help_step s where s.subject = who;
    delete from postings.help h where h.subject = who;
end
$$;

revoke execute on all functions in schema postings from public;
grant execute on all functions in schema postings to anju_app;
