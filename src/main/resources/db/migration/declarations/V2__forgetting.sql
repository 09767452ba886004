-- What a person let whose record two persons have decided to erase, with the paper that showed it, and the codes for tenants.
create function declarations.forget(who uuid, decided uuid)
    returns void
    language plpgsql security definer set search_path = ''
as $$
begin
    if not oversight.approved(decided, 'ERASE_PERSON', who) then
        raise exception 'Lettings are forgotten that two persons have not decided on.' using errcode = 'insufficient_privilege';
    end if;
    delete from declarations.landlord_code c
    using declarations.landlordship l
    where c.landlordship = l.landlordship and l.person = who;
    delete from declarations.landlordship where person = who;
end
$$;
revoke execute on function declarations.forget(uuid, uuid) from public;
grant execute on function declarations.forget(uuid, uuid) to anju_app;
