-- Appointments and queue numbers go at the end of their time, whole.
create or replace function counters.erase_appointments(most int)
    returns bigint
    language sql volatile security definer set search_path = ''
as $$
    with due as (
        select a.subject, a.appointment
        from counters.appointment a
        where a.starts < oversight.due_before('appointments')
        limit most
    ), seats as (
        delete from counters.seat s using due d where s.appointment = d.appointment
    ), arrivals as (
        delete from counters.arrival v using due d where v.appointment = d.appointment
    ), reminders as (
        delete from counters.reminded r using due d where r.appointment = d.appointment
    ), gone as (
        delete from counters.appointment a using due d where a.subject = d.subject and a.appointment = d.appointment returning 1
    )
    select count(*) from gone
$$;

create or replace function counters.erase_tickets(most int)
    returns bigint
    language plpgsql volatile security definer set search_path = ''
as $$
declare
    due  uuid[] := array(select t.ticket from counters.ticket t where t.at < oversight.due_before('queue-tickets') limit most);
begin
    delete from counters.ticket_recall r where r.ticket = any (due);
    delete from counters.ticket_back b where b.ticket = any (due);
    delete from counters.ticket_done d where d.ticket = any (due);
    delete from counters.ticket_call c where c.ticket = any (due);
    delete from counters.ticket t where t.ticket = any (due);
    return cardinality(due);
end
$$;
revoke execute on function counters.erase_appointments(int), counters.erase_tickets(int) from public;
grant execute on function counters.erase_appointments(int), counters.erase_tickets(int) to anju_app;
