-- Everything that a warrant or a candidate goes through. Time is the database's, and each step that could cross another locks the
-- warrant first, so that a revocation is always either before or after it.

create or replace function warrants.today()
    returns date
    language sql stable set search_path = ''
as $$
    select (clock_timestamp() at time zone 'Asia/Shanghai')::date
$$;

-- Verified, begun, not over and not revoked.
create or replace function warrants.in_force(which uuid)
    returns boolean
    language sql stable security definer set search_path = ''
as $$
    select exists (
        select
        from warrants.warrant w
        join warrants.verified v on v.warrant = w.warrant
        where w.warrant = which
          and warrants.today() between w.starts and w.ends
          and not exists (select from warrants.revoked r where r.warrant = w.warrant))
$$;

create or replace function warrants.count_one(which uuid, of_what text)
    returns void
    language sql volatile security definer set search_path = ''
as $$
    insert into warrants.tally as t (year, issuer_kind, what, n)
    select extract(year from warrants.today())::int, w.issuer_kind, of_what, 1
    from warrants.warrant w
    where w.warrant = which
    on conflict (year, issuer_kind, what) do update set n = t.n + 1
$$;

-- What a second person of another unit has verified is in force from its first day on. False where it was revoked before.
create or replace function warrants.verify(which uuid, decided uuid)
    returns boolean
    language plpgsql security definer set search_path = ''
as $$
begin
    if not oversight.approved_for(decided, 'ENTER_WARRANT', 'warrant', which) then
        raise exception 'An instrument is verified that two persons have not decided on.' using errcode = 'insufficient_privilege';
    end if;
    perform from warrants.warrant w where w.warrant = which for update;
    if exists (select from warrants.revoked r where r.warrant = which) then
        return false;
    end if;
    insert into warrants.verified (warrant, proposal) values (which, decided);
    perform warrants.count_one(which, 'VERIFIED');
    return true;
end
$$;

-- Erases all that is known of an instrument; the count stays.
create or replace function warrants.erase(which uuid)
    returns void
    language plpgsql security definer set search_path = ''
as $$
begin
    delete from warrants.concerned k using warrants.candidate c where c.candidate = k.candidate and c.warrant = which;
    delete from warrants.answer a using warrants.candidate c where c.candidate = a.candidate and c.warrant = which;
    delete from warrants.handed_over h using warrants.candidate c where c.candidate = h.candidate and c.warrant = which;
    delete from warrants.confirmed f using warrants.candidate c where c.candidate = f.candidate and c.warrant = which;
    delete from warrants.candidate c where c.warrant = which;
    delete from warrants.looked_up where warrant = which;
    delete from warrants.revoked where warrant = which;
    delete from warrants.verified where warrant = which;
    delete from warrants.wanted where warrant = which;
    delete from warrants.warrant where warrant = which;
end
$$;

-- Whether nobody has verified it, and nobody will any more: declined, taken back, or waited for too long.
create or replace function warrants.is_unwanted(which uuid)
    returns boolean
    language sql stable security definer set search_path = ''
as $$
    select exists (
        select
        from warrants.warrant w
        join oversight.proposal p on p.proposal = w.proposal
        left join oversight.decision d on d.proposal = w.proposal
        where w.warrant = which
          and not exists (select from warrants.verified v where v.warrant = w.warrant)
          and case when d.proposal is null then p.expires <= clock_timestamp() else not d.confirmed end)
$$;

-- Whether it has ended, or was revoked, and was kept long enough.
create or replace function warrants.is_kept_no_longer(which uuid)
    returns boolean
    language sql stable security definer set search_path = ''
as $$
    select exists (
        select
        from warrants.warrant w
        left join warrants.revoked r on r.warrant = w.warrant
        where w.warrant = which and (w.ends + w.kept < warrants.today() or r.at + w.kept < clock_timestamp()))
$$;

-- What nobody verified in time, or was declined or taken back, goes at once; what has ended, when it has been kept long enough.
-- Each is looked at again under its lock: somebody may have verified it meanwhile, or erased it.
create or replace function warrants.erase_what_is_over()
    returns void
    language plpgsql security definer set search_path = ''
as $$
declare
    which uuid;
begin
    for which in
        select w.warrant
        from warrants.warrant w
        where warrants.is_unwanted(w.warrant) or warrants.is_kept_no_longer(w.warrant)
        order by w.warrant
    loop
        perform from warrants.warrant w where w.warrant = which for update;
        if warrants.is_unwanted(which) then
            perform warrants.count_one(which, 'NOT_VERIFIED');
            perform warrants.erase(which);
        elsif warrants.is_kept_no_longer(which) then
            perform warrants.erase(which);
        end if;
    end loop;
end
$$;

-- Erases a candidate that came to nothing: of it, and of whom it was, a count remains.
create or replace function warrants.forget(which uuid, of_what text)
    returns void
    language plpgsql security definer set search_path = ''
as $$
declare
    instrument uuid;
begin
    delete from warrants.concerned where candidate = which;
    delete from warrants.answer where candidate = which;
    delete from warrants.candidate where candidate = which returning warrant into instrument;
    if instrument is not null then
        perform warrants.count_one(instrument, of_what);
    end if;
end
$$;

-- Ends an instrument at once. What waits on it ends with it, and what was confirmed and not handed over is not handed over.
-- Twice is once. One that nobody had verified is not counted here: it goes among those that nobody verified.
create or replace function warrants.revoke(which uuid, why text, by_account uuid, by_unit uuid, by_unit_name text)
    returns void
    language plpgsql security definer set search_path = ''
as $$
declare
    open_one uuid;
begin
    if not warrants.by_officer() then
        raise exception 'An instrument is revoked in no officer''s role.' using errcode = 'insufficient_privilege';
    end if;
    perform from warrants.warrant w where w.warrant = which for update;
    insert into warrants.revoked (warrant, reason, account, unit, unit_name)
    values (which, why, by_account, by_unit, by_unit_name)
    on conflict do nothing;
    if not found then
        return;
    end if;
    for open_one in
        select c.candidate from warrants.candidate c
        where c.warrant = which and not exists (select from warrants.confirmed f where f.candidate = c.candidate)
    loop
        perform warrants.forget(open_one, 'OVERTAKEN');
    end loop;
    delete from warrants.concerned k using warrants.candidate c where c.candidate = k.candidate and c.warrant = which;
    if exists (select from warrants.verified v where v.warrant = which) then
        perform warrants.count_one(which, 'REVOKED');
    end if;
end
$$;

-- Where an instrument in force means exactly this document, a candidate waits from now on, unless this person's waits already or
-- was handed over. One document, one person: there is no such function for several.
create or replace function warrants.match(identity bytea, who uuid)
    returns void
    language plpgsql security definer set search_path = ''
as $$
declare
    which uuid;
    fresh uuid;
begin
    for which in
        select w.warrant
        from warrants.wanted x
        join warrants.warrant w on w.warrant = x.warrant
        where x.digest = identity
        order by w.warrant
        for update of w
    loop
        continue when not warrants.in_force(which);
        continue when exists (
            select
            from warrants.candidate c
            join warrants.concerned k on k.candidate = c.candidate
            where c.warrant = which and k.person in (select residents.one_with(who)));
        fresh := uuidv7();
        insert into warrants.candidate (candidate, warrant, expires)
        select fresh, w.warrant,
               clock_timestamp() + case when w.urgent then interval '10 minutes' else interval '1 hour' end
        from warrants.warrant w
        where w.warrant = which;
        insert into warrants.concerned (person, candidate) values (who, fresh);
    end loop;
end
$$;

-- An instrument whose document the register has not been asked for since it came into force; one at a time.
create or replace function warrants.next_to_look_up()
    returns table (warrant uuid, digest bytea)
    language sql stable security definer set search_path = ''
as $$
    select w.warrant, x.digest
    from warrants.warrant w
    join warrants.wanted x on x.warrant = w.warrant
    where not exists (select from warrants.looked_up l where l.warrant = w.warrant) and warrants.in_force(w.warrant)
    order by w.warrant
    limit 1
$$;

create or replace function warrants.was_looked_up(which uuid)
    returns void
    language sql volatile security definer set search_path = ''
as $$
    insert into warrants.looked_up (warrant) values (which) on conflict do nothing
$$;

-- Candidates whose clock has run out, or whose instrument is no longer in force, come to nothing.
create or replace function warrants.lapse()
    returns void
    language plpgsql security definer set search_path = ''
as $$
declare
    one record;
begin
    for one in
        select c.candidate, c.expires <= clock_timestamp() as late
        from warrants.candidate c
        join warrants.warrant w on w.warrant = c.warrant
        where not exists (select from warrants.confirmed f where f.candidate = c.candidate)
          and (c.expires <= clock_timestamp() or not warrants.in_force(c.warrant))
        order by c.candidate
        for update of w
    loop
        -- Somebody may have confirmed it while this waited for the lock.
        continue when exists (select from warrants.confirmed f where f.candidate = one.candidate);
        perform warrants.forget(one.candidate, case when one.late then 'LAPSED' else 'OVERTAKEN' end);
    end loop;
    -- What was confirmed is handed over while the instrument is in force, or not at all; whose address was handed over is of no use
    -- any more.
    delete from warrants.concerned k
     using warrants.candidate c
     where c.candidate = k.candidate and exists (select from warrants.confirmed f where f.candidate = c.candidate)
       and not warrants.in_force(c.warrant);
end
$$;

-- For how many seconds a candidate still waits to be confirmed; 0 where it does not. Its instrument is locked until the
-- transaction ends, so that of two who confirm it first at once one is the first.
create or replace function warrants.hold(which uuid)
    returns bigint
    language plpgsql security definer set search_path = ''
as $$
begin
    if not warrants.by_officer() then
        raise exception 'A candidate is held in no officer''s role.' using errcode = 'insufficient_privilege';
    end if;
    perform from warrants.candidate c join warrants.warrant w on w.warrant = c.warrant where c.candidate = which for update of w;
    return coalesce((
        select greatest(0, floor(extract(epoch from c.expires - clock_timestamp())))::bigint
        from warrants.candidate c
        where c.candidate = which and warrants.in_force(c.warrant)
          and not exists (select from warrants.confirmed f where f.candidate = c.candidate)), 0);
end
$$;

-- One officer is enough to say that it is not so.
create or replace function warrants.refute(which uuid)
    returns boolean
    language plpgsql security definer set search_path = ''
as $$
begin
    if not warrants.by_officer() then
        raise exception 'A candidate is refuted in no officer''s role.' using errcode = 'insufficient_privilege';
    end if;
    perform from warrants.candidate c join warrants.warrant w on w.warrant = c.warrant where c.candidate = which for update of w;
    if not exists (select from warrants.candidate c where c.candidate = which)
       or exists (select from warrants.confirmed f where f.candidate = which) then
        return false;
    end if;
    perform warrants.forget(which, 'REFUTED');
    return true;
end
$$;

-- Confirms a candidate that two persons of two units have decided on, with the issuer's answer, in time, while the instrument is
-- in force; otherwise says which of these it is not.
create or replace function warrants.confirm(which uuid, decided uuid)
    returns text
    language plpgsql security definer set search_path = ''
as $$
begin
    if not oversight.approved_for(decided, 'CONFIRM_WARRANT_HIT', 'candidate', which) then
        raise exception 'A candidate is confirmed that two persons have not decided on.' using errcode = 'insufficient_privilege';
    end if;
    perform from warrants.candidate c join warrants.warrant w on w.warrant = c.warrant where c.candidate = which for update of w;
    if not exists (select from warrants.candidate c
                   where c.candidate = which and c.expires > clock_timestamp() and warrants.in_force(c.warrant))
       or exists (select from warrants.confirmed f where f.candidate = which) then
        return 'candidate-over';
    end if;
    if not exists (select from warrants.answer a where a.candidate = which) then
        return 'issuer-not-asked';
    end if;
    insert into warrants.confirmed (candidate, proposal) values (which, decided);
    perform warrants.count_one((select c.warrant from warrants.candidate c where c.candidate = which), 'CONFIRMED');
    return null;
end
$$;

-- That the address of a confirmed candidate was handed over: once, while the instrument is in force.
create or replace function warrants.hand_over(which uuid, by_account uuid, by_unit uuid)
    returns boolean
    language plpgsql security definer set search_path = ''
as $$
begin
    if not warrants.by_officer() then
        raise exception 'An address is handed over in no officer''s role.' using errcode = 'insufficient_privilege';
    end if;
    perform from warrants.candidate c join warrants.warrant w on w.warrant = c.warrant where c.candidate = which for update of w;
    if not exists (select from warrants.candidate c
                   join warrants.confirmed f on f.candidate = c.candidate
                   where c.candidate = which and warrants.in_force(c.warrant)) then
        return false;
    end if;
    insert into warrants.handed_over (candidate, account, unit) values (which, by_account, by_unit) on conflict do nothing;
    return found;
end
$$;

revoke execute on all functions in schema warrants from public;
grant execute on function warrants.by_officer(), warrants.today(), warrants.in_force(uuid), warrants.verify(uuid, uuid),
    warrants.erase_what_is_over(), warrants.revoke(uuid, text, uuid, uuid, text), warrants.match(bytea, uuid),
    warrants.next_to_look_up(), warrants.was_looked_up(uuid), warrants.lapse(), warrants.hold(uuid), warrants.refute(uuid),
    warrants.confirm(uuid, uuid), warrants.hand_over(uuid, uuid, uuid) to anju_app;
