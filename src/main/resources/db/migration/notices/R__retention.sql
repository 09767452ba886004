-- What was sent goes first, then what it spoke of. A notice whose letter still waits stays with it.
create or replace function notices.erase_letters(most int)
    returns bigint
    language plpgsql volatile security definer set search_path = ''
as $$
declare
    before timestamptz := oversight.due_before('letters');
    one    record;
    gone   bigint := 0;
begin
    for one in
        select l.subject, l.letter from notices.letter l
        where l.state in ('SENT', 'DEAD', 'DROPPED') and l.ended < before
        limit most
    loop
        delete from notices.carried c where c.subject = one.subject and c.letter = one.letter;
        delete from notices.letter l where l.subject = one.subject and l.letter = one.letter;
        gone := gone + 1;
    end loop;
    return gone;
end
$$;

create or replace function notices.erase_notices(most int)
    returns bigint
    language plpgsql volatile security definer set search_path = ''
as $$
declare
    before timestamptz := oversight.due_before('notices');
    one    record;
    gone   bigint := 0;
begin
    for one in
        select n.subject, n.notice from notices.notice n
        where n.at < before
          and not exists (select from notices.carried c where c.subject = n.subject and c.notice = n.notice)
        limit most
    loop
        delete from notices.opened o where o.subject = one.subject and o.notice = one.notice;
        delete from notices.notice n where n.subject = one.subject and n.notice = one.notice;
        gone := gone + 1;
    end loop;
    return gone;
end
$$;

create or replace function notices.erase_asked(most int)
    returns bigint
    language sql volatile security definer set search_path = ''
as $$
    with due as (
        select a.subject, a.channel
        from notices.asked a
        where a.until < oversight.due_before('unconfirmed-addresses')
        limit most
    ), gone as (
        delete from notices.asked a using due d where a.subject = d.subject and a.channel = d.channel returning 1
    )
    select count(*) from gone
$$;
revoke execute on function notices.erase_letters(int), notices.erase_notices(int), notices.erase_asked(int) from public;
grant execute on function notices.erase_letters(int), notices.erase_notices(int), notices.erase_asked(int) to anju_app;
