-- Whether a case is in its applicant's hand. A function of its own: written into the policies of another table, the policies of
-- standing were planned three times for each answer, which took longer than all else.
create function cases.in_hand(who uuid, which uuid)
    returns boolean
    language sql stable security definer set search_path = ''
as $$
    select exists (select from cases.standing s where s.subject = who and s.application = which and s.state in ('DRAFT', 'MISSING'))
$$;
revoke execute on function cases.in_hand(uuid, uuid) from public;
grant execute on function cases.in_hand(uuid, uuid) to anju_app;

drop policy in_hand on cases.answer;
drop policy still_in_hand on cases.answer;
create policy in_hand on cases.answer as restrictive for insert to anju_app with check (cases.in_hand(subject, application));
create policy still_in_hand on cases.answer as restrictive for update to anju_app using (cases.in_hand(subject, application));

-- Those whose limit runs, in the order in which they are reckoned anew each half hour; else all that ever were are gone through.
create index standing_running on cases.standing (application) where state in ('SUBMITTED', 'ACCEPTED', 'REVIEW');
