-- Nothing is left of what visits said of a person whose record two persons have decided to erase. A visit says it of all whom it
-- concerns in one text, so that text goes for all of them; one that still waits for a person is given back to be made again.
create function fieldwork.forget(who uuid, decided uuid, officer uuid)
    returns void
    language plpgsql security definer set search_path = ''
as $$
declare
    concerned uuid[] := array(select c.visit from fieldwork.visit_content c where c.subject = who);
begin
    if not oversight.approved(decided, 'ERASE_PERSON', who) then
        raise exception 'Visits are forgotten that two persons have not decided on.' using errcode = 'insufficient_privilege';
    end if;
    update fieldwork.visit v
    set verdict = 'REFUSED', returned_for = 'VISIT_AGAIN', returned_at = now(), decided_by = officer, decided_at = now()
    where v.visit = any (concerned) and v.verdict = 'HELD' and v.returned_at is null;
    delete from fieldwork.visit_content c where c.visit = any (concerned);
end
$$;
revoke execute on function fieldwork.forget(uuid, uuid, uuid) from public;
grant execute on function fieldwork.forget(uuid, uuid, uuid) to anju_app;
