-- What is left of the accounts of a person whose record two persons have decided to erase: their keys, for the access entries
-- that name them. Nobody signs in with them again.
create function accounts.forget(who uuid, decided uuid)
    returns void
    language plpgsql security definer set search_path = ''
as $$
begin
    if not oversight.approved(decided, 'ERASE_PERSON', who) then
        raise exception 'An account is forgotten that two persons have not decided on.' using errcode = 'insufficient_privilege';
    end if;
    update accounts.account
       set login_key = null, login = '', name = '', password_hash = '', ended = coalesce(ended, clock_timestamp())
     where person = who;
    delete from accounts.claim_code where person = who;
end
$$;
revoke execute on function accounts.forget(uuid, uuid) from public;
grant execute on function accounts.forget(uuid, uuid) to anju_app;
