-- Which of these records somebody who acts for the person may ask about: not one that was erased, and not one that is
-- confidential, for whoever acts may be the one from whom it is kept.
create or replace function residents.open_to_guardians(persons uuid[])
    returns setof uuid
    language sql stable security definer set search_path = ''
as $$
    select p
    from unnest(persons) p
    where not exists (select from residents.tombstone t where t.person = p)
      and not exists (select from residents.one_with(p) w
                      join residents.standing o on o.person = w and o.standing = 'CONFIDENTIAL' and upper_inf(o.recorded))
$$;

revoke execute on function residents.open_to_guardians(uuid[]) from public;
grant execute on function residents.open_to_guardians(uuid[]) to anju_app;
