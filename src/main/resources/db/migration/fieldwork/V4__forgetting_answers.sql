-- What a verdict on a visit says of its facts, sealed, goes with what the visit said.
create or replace function fieldwork.forget(who uuid, decided uuid, officer uuid)
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
    update fieldwork.visit v set answer = null where v.visit = any (concerned);
    delete from fieldwork.visit_content c where c.visit = any (concerned);
end
$$;

-- Those that were forgotten so far: what waited for a person had content, and has none now.
update fieldwork.visit v
set answer = null
where v.decided_at is not null and v.verdict <> 'HELD' and v.answer is not null
  and not exists (select from fieldwork.visit_content c where c.visit = v.visit);
