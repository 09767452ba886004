-- Rows that were handed back, at the end of their time.
create or replace function imports.erase_rows(most int)
    returns bigint
    language sql volatile security definer set search_path = ''
as $$
    with due as (
        select w.run, w.row_number
        from imports.run r
        join imports.run_row w on w.run = r.run
        where r.started < oversight.due_before('returned-rows') and r.ended is not null
        limit most
    ), gone as (
        delete from imports.run_row w using due d where w.run = d.run and w.row_number = d.row_number returning 1
    )
    select count(*) from gone
$$;
revoke execute on function imports.erase_rows(int) from public;
grant execute on function imports.erase_rows(int) to anju_app;
