-- What is left of the complaints of a person whose record two persons have decided to erase: that they were made and what was
-- found, for the figures; not the words.
create function complaints.forget(who uuid, decided uuid, nothing bytea)
    returns void
    language plpgsql security definer set search_path = ''
as $$
begin
    if not oversight.approved(decided, 'ERASE_PERSON', who) then
        raise exception 'Complaints are forgotten that two persons have not decided on.' using errcode = 'insufficient_privilege';
    end if;
    update complaints.complaint set said = nothing where subject = who;
    update complaints.answer set reply = nothing where subject = who;
end
$$;
revoke execute on function complaints.forget(uuid, uuid, bytea) from public;
grant execute on function complaints.forget(uuid, uuid, bytea) to anju_app;
