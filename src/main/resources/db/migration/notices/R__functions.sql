-- Takes letters that are due; codes also at night, and beyond the number of a day.
create or replace function notices.take(as_of timestamptz, lease interval, night boolean, morning timestamptz, per_day int, most int)
    returns table (subject uuid, letter uuid)
    language sql volatile security definer set search_path = ''
as $$
    update notices.letter l
    set state = 'GOING', tries = l.tries + 1, due = as_of + lease
    from (select d.subject, d.letter
          from notices.letter d
          where d.state in ('OPEN', 'GOING') and d.due <= as_of
            and (d.kind <> 'NOTICES' or d.latest < morning
                 or not night
                    and (d.state = 'GOING'
                         or (select count(*)
                             from notices.letter s
                             where s.subject = d.subject and s.channel = d.channel and s.kind = 'NOTICES'
                               and s.state in ('SENT', 'GOING')
                               and (coalesce(s.ended, s.made) at time zone 'Asia/Shanghai')::date
                                   = (as_of at time zone 'Asia/Shanghai')::date) < per_day))
          order by d.due
          limit most) t
    where l.subject = t.subject and l.letter = t.letter and l.state in ('OPEN', 'GOING') and l.due <= as_of
    returning l.subject, l.letter
$$;

create or replace function notices.again(which uuid, as_of timestamptz)
    returns boolean
    language sql volatile security definer set search_path = ''
as $$
    with again as (
        update notices.letter l set state = 'GOING', tries = 0, due = as_of, ended = null
        where l.letter = which and l.state = 'DEAD' and (l.kind = 'NOTICES' or l.code is not null)
        returning 1
    )
    select exists (select from again)
$$;
