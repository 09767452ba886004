-- Cases in numbers, by county and month. Nobody is named. A finished month is always told alike: what is left of a case when its
-- time is over, or its person's record is erased, is its course.

create index if not exists standing_received on cases.standing (received) where received is not null;
create index if not exists decision_day on cases.decision (on_day);

-- Earlier forms, which told by community, and of today.
drop function if exists cases.received(date, date);
drop function if exists cases.decided(date, date);
drop function if exists cases.open_by_age(date);
drop function if exists cases.open_on(date);

-- By the way in which they were handed in, whichever way they were begun.
create function cases.received(since date, until date)
    returns table (county text, month date, channel text, number bigint)
    language sql stable security definer set search_path = ''
as $$
    select left(s.division, 6), date_trunc('month', s.received)::date, p.channel, count(*)
    from cases.standing s
    join cases.step p on p.subject = s.subject and p.application = s.application and p.step = 'SUBMIT'
    where s.received >= since and s.received < until
    group by 1, 2, 3
$$;

-- By county, and for all of them together: the quantiles of parts do not add up to those of the whole.
create function cases.decided(since date, until date)
    returns table (county text, whole boolean, month date, number bigint, late bigint, days bigint[], half numeric, most numeric)
    language sql stable security definer set search_path = ''
as $$
    with decided as (
        select left(s.division, 6) as county, date_trunc('month', d.on_day)::date as month, d.on_day - s.received as took,
               d.on_day > c.due as late
        from cases.decision d
        join cases.standing s on s.subject = d.subject and s.application = d.application
        join lateral (select p.due from cases.step p
                      where p.subject = d.subject and p.application = d.application and p.due is not null
                      order by p.place desc limit 1) c on true
        where d.on_day >= since and d.on_day < until
    )
    select coalesce(d.county, ''), grouping(d.county) = 1, d.month, count(*), count(*) filter (where d.late),
           array[count(*) filter (where not d.late and d.took <= 0), count(*) filter (where not d.late and d.took between 1 and 7),
                 count(*) filter (where not d.late and d.took between 8 and 15),
                 count(*) filter (where not d.late and d.took between 16 and 30), count(*) filter (where not d.late and d.took > 30)],
           percentile_cont(0.5) within group (order by d.took), percentile_cont(0.95) within group (order by d.took)
    from decided d
    group by grouping sets ((d.county, d.month), (d.month))
$$;

-- What was open at the end of a day, by its age then: handed in, and neither decided nor ended otherwise.
create function cases.open_on(day date)
    returns table (county text, days bigint[])
    language sql stable security definer set search_path = ''
as $$
    with open as (
        select left(s.division, 6) as county, day - s.received as age
        from cases.standing s
        where s.received <= day
          and (s.closed_at is null or (s.closed_at at time zone 'Asia/Shanghai')::date > day)
          and not exists (select from cases.step p
                          where p.subject = s.subject and p.application = s.application and p.on_day <= day
                            and p.state_after in ('GRANTED', 'REFUSED', 'WITHDRAWN', 'LAPSED'))
    )
    select o.county,
           array[count(*) filter (where o.age <= 7), count(*) filter (where o.age between 8 and 15),
                 count(*) filter (where o.age between 16 and 30), count(*) filter (where o.age between 31 and 90),
                 count(*) filter (where o.age > 90)]
    from open o
    group by 1
$$;

revoke execute on function cases.received(date, date), cases.decided(date, date), cases.open_on(date) from public;
grant execute on function cases.received(date, date), cases.decided(date, date), cases.open_on(date) to anju_app;
