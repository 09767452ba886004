-- Of a visit that waits for a decision nothing goes; of any other, what it said and what the verdict says of its facts go at the
-- end of its time. One that has waited all that time for an earlier one is refused, and what came later waits for it no more. The
-- rounds come first, as when a phone hands in: what gets its verdict at this moment is left alone.
create or replace function fieldwork.erase_content(most int)
    returns bigint
    language sql volatile security definer set search_path = ''
as $$
    with due as materialized (
        select v.visit, v.phone, v.sequence, v.verdict
        from fieldwork.visit v
        where v.received_at < oversight.due_before('visits') and v.verdict <> 'HELD'
          and (v.answer is not null or v.verdict = 'WAITING')
        limit most
    ), passed as (
        update fieldwork.round r
        set next_sequence = greatest(r.next_sequence, d.sequence + 1)
        from (select phone, max(sequence) as sequence from due where verdict = 'WAITING' group by phone) d
        where r.phone = d.phone
        returning r.phone
    ), gone as (
        update fieldwork.visit v
        set verdict = case d.verdict when 'WAITING' then 'REFUSED' else d.verdict end, answer = null
        from due d
        where v.visit = d.visit and v.verdict = d.verdict
          and (d.verdict <> 'WAITING' or d.phone in (select p.phone from passed p))
        returning v.visit, v.phone, v.sequence
    ), early as (
        delete from fieldwork.early e using gone g where e.phone = g.phone and e.sequence = g.sequence
    ), content as (
        delete from fieldwork.visit_content c using gone g where c.visit = g.visit
    )
    select count(*) from gone
$$;
revoke execute on function fieldwork.erase_content(int) from public;
grant execute on function fieldwork.erase_content(int) to anju_app;
