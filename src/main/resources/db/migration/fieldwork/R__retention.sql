-- Of a visit that waits for a decision nothing goes; of any other the content goes at the end of its time.
create or replace function fieldwork.erase_content(most int)
    returns bigint
    language sql volatile security definer set search_path = ''
as $$
    with due as (
        select c.subject, c.visit
        from fieldwork.visit v
        join fieldwork.visit_content c on c.visit = v.visit
        where v.received_at < oversight.due_before('visits') and v.verdict not in ('WAITING', 'HELD')
        limit most
    ), answered as (
        update fieldwork.visit v set answer = null from due d where v.visit = d.visit
    ), gone as (
        delete from fieldwork.visit_content c using due d where c.subject = d.subject and c.visit = d.visit returning 1
    )
    select count(*) from gone
$$;
revoke execute on function fieldwork.erase_content(int) from public;
grant execute on function fieldwork.erase_content(int) to anju_app;
