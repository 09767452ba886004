-- What is to be made of permits and of granted proofs. As in R__functions.sql: keys and yes or no, never what a permit or a proof says.

-- Of whose permits a card is to be made, in the order of their keys: one that cannot be made keeps no other waiting.
drop function if exists permits.wanting_card(int);
create or replace function permits.wanting_card(after uuid, most int)
    returns table (subject uuid, permit uuid)
    language sql stable security definer set search_path = ''
as $$
    select p.subject, p.permit from permits.permit p where p.wants_card and p.permit > after order by p.permit limit most
$$;

-- Whether a card is to be made of a permit of one of these, which are one person's.
create or replace function permits.wants_card(subjects uuid[])
    returns boolean
    language sql stable security definer set search_path = ''
as $$
    select exists (select from permits.permit p where p.subject = any (subjects) and p.wants_card)
$$;

-- Which granted proofs are still to be made; in the order of their keys, for the same reason.
create or replace function permits.wanting_proof(after uuid, most int)
    returns table (subject uuid, application uuid)
    language sql stable security definer set search_path = ''
as $$
    select p.subject, p.application from permits.proof p where p.state = 'WANTED' and p.application > after order by p.application limit most
$$;

-- Under which of these records, which are one person's, this case has a proof to be made.
create or replace function permits.proof_wanted(subjects uuid[], which uuid)
    returns setof uuid
    language sql stable security definer set search_path = ''
as $$
    select p.subject from permits.proof p where p.subject = any (subjects) and p.application = which and p.state = 'WANTED'
$$;

-- Which stay each proof in time says, and since when that is believed: so that the register can be asked whether it still is.
create or replace function permits.standing_proofs(today date, after uuid, most int)
    returns table (subject uuid, application uuid, stay uuid, believed timestamptz, on_day date)
    language sql stable security definer set search_path = ''
as $$
    select p.subject, p.application, p.stay, p.believed, p.on_day
    from permits.proof p
    where p.state = 'MADE' and p.until >= today and p.application > after
    order by p.application
    limit most
$$;

-- What was noted of a proof goes some years after its last day; of one that was never made, after the day on which it was granted.
create or replace function permits.erase_proofs(most int)
    returns bigint
    language sql volatile security definer set search_path = ''
as $$
    with due as (
        select p.subject, p.application
        from permits.proof p
        where coalesce(p.until, (p.at at time zone 'Asia/Shanghai')::date)
              < (oversight.due_before('residence-proofs') at time zone 'Asia/Shanghai')::date
        limit most
    ), gone as (
        delete from permits.proof p using due d where p.subject = d.subject and p.application = d.application returning 1
    )
    select count(*) from gone
$$;

revoke execute on function permits.wanting_card(uuid, int), permits.wants_card(uuid[]), permits.wanting_proof(uuid, int),
    permits.proof_wanted(uuid[], uuid), permits.standing_proofs(date, uuid, int), permits.erase_proofs(int) from public;
grant execute on function permits.wanting_card(uuid, int), permits.wants_card(uuid[]), permits.wanting_proof(uuid, int),
    permits.proof_wanted(uuid[], uuid), permits.standing_proofs(date, uuid, int), permits.erase_proofs(int) to anju_app;
