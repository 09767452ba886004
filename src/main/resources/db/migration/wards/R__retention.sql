-- A guardianship goes at the end of its time, with its ending.
create or replace function wards.erase_over(most int)
    returns bigint
    language plpgsql volatile security definer set search_path = ''
as $$
declare
    before timestamptz := oversight.due_before('guardianships');
    one    record;
    gone   bigint := 0;
begin
    for one in
        select g.subject, g.guardianship
        from wards.guardianship g
        left join wards.ending e on e.subject = g.subject and e.guardianship = g.guardianship
        where e.at < before or g.until < (before at time zone 'Asia/Shanghai')::date
        limit most
    loop
        delete from wards.ending e where e.subject = one.subject and e.guardianship = one.guardianship;
        delete from wards.guardianship g where g.subject = one.subject and g.guardianship = one.guardianship;
        gone := gone + 1;
    end loop;
    return gone;
end
$$;
revoke execute on function wards.erase_over(int) from public;
grant execute on function wards.erase_over(int) to anju_app;
