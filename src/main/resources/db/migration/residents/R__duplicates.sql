-- Duplicates and merged records. As in R__functions.sql: before an entry can name a person, keys and yes or no are answered,
-- never what is recorded about anybody; what is grave is done here, where two persons have decided it.

-- Under which record these persons are kept, as known at an instant; only those who are kept under another one.
create or replace function residents.survivors(persons uuid[], known timestamptz)
    returns table (person uuid, survivor uuid)
    language sql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
    with recursive up as (
        select p as person, m.survivor, 1 as links
        from unnest(persons) p
        join residents.merged m on m.person = p and m.recorded @> known
        union all
        select u.person, m.survivor, u.links + 1
        from up u
        join residents.merged m on m.person = u.survivor and m.recorded @> known
    )
    select distinct on (u.person) u.person, u.survivor from up u order by u.person, u.links desc
$$;

-- Which records are kept under these, directly or through others, as known at an instant.
create or replace function residents.kept_under(persons uuid[], known timestamptz)
    returns table (survivor uuid, person uuid)
    language sql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
    with recursive down as (
        select p as survivor, m.person
        from unnest(persons) p
        join residents.merged m on m.survivor = p and m.recorded @> known
        union
        select d.survivor, m.person
        from down d
        join residents.merged m on m.survivor = d.person and m.recorded @> known
    )
    select d.survivor, d.person from down d order by d.survivor, d.person
$$;

-- All records that are one with this one now, itself included.
create or replace function residents.one_with(who uuid)
    returns setof uuid
    language sql stable security definer set search_path = ''
as $$
    with root as (
        select coalesce((select s.survivor from residents.survivors(array[who], 'infinity') s), who) as person
    )
    select r.person from root r
    union
    select k.person from root r, residents.kept_under(array[r.person], 'infinity') k
$$;

-- Who might be the same person as these: at most `most` for each, by keys that they share.
create or replace function residents.near(persons uuid[], most int)
    returns table (person uuid, candidate uuid)
    language sql stable security definer set search_path = ''
    set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
    select p.person, c.candidate
    from unnest(persons) as p (person)
    cross join lateral (
        select n.candidate
        from (
            -- the name, the given name, a reading or its initials, and the same birth date
            select k.candidate, 1 as way
            from residents.person_key o
            cross join lateral (
                select k.person as candidate from residents.person_key k
                where k.key = o.key and k.born = o.born and k.person <> o.person
                limit most) k
            where o.person = p.person and o.born > 0
            union all
            -- the name, and the same year
            select k.candidate, 2
            from residents.person_key o
            cross join lateral (
                select k.person as candidate from residents.person_key k
                where k.key = o.key and k.born between o.born / 10000 * 10000 and o.born / 10000 * 10000 + 9999
                  and k.person <> o.person
                limit most) k
            where o.person = p.person and o.born > 0 and left(o.key, 1) in ('n', 'f', 'o')
            union all
            -- the name, and the end of the number
            select k.candidate, 2
            from residents.person_key o
            cross join lateral (
                select k.person as candidate from residents.person_key k
                where k.key = o.key and k.ending = o.ending and k.person <> o.person
                limit most) k
            where o.person = p.person and o.ending not in ('', '****') and left(o.key, 1) in ('n', 'f', 'o')
            union all
            -- the name, and one of the birth dates is not known
            select k.candidate, 4
            from residents.person_key o
            cross join lateral (
                select k.person as candidate from residents.person_key k
                where k.key = o.key and (k.born = 0 or o.born = 0) and k.person <> o.person
                limit most) k
            where o.person = p.person and left(o.key, 1) in ('n', 'f', 'o')
            union all
            -- a dwelling, and a name that is near or the same birth date
            select s.candidate, 3
            from residents.stay h
            cross join lateral (
                select s.person as candidate from residents.stay s
                where s.dwelling = h.dwelling and s.use = 'RESIDENCE' and upper_inf(s.recorded) and s.person <> h.person
                limit 200) s
            where h.person = p.person and h.use = 'RESIDENCE' and h.dwelling is not null and upper_inf(h.recorded)
              and exists (select from residents.person_key a
                          join residents.person_key b on b.person = s.candidate
                                                     and (b.key = a.key or b.born = a.born and a.born > 0)
                          where a.person = p.person and left(a.key, 1) <> 'i')
        ) n
        where not exists (select from residents.duplicate d
                          where d.person = least(p.person, n.candidate) and d.other = greatest(p.person, n.candidate)
                            and d.state in ('SAME_PROPOSED', 'SAME', 'NOT_SAME'))
        group by n.candidate
        order by min(n.way), n.candidate
        limit most) c
$$;

-- The next persons of the register in the order of their keys.
create or replace function residents.registered_after(past uuid, most int)
    returns setof uuid
    language sql stable security definer set search_path = '' set enable_seqscan = off
as $$
    select distinct d.person from residents.document d where past is null or d.person > past order by d.person limit most
$$;

-- These have been compared.
create or replace function residents.compared(persons uuid[])
    returns void
    language sql volatile security definer set search_path = ''
as $$
    delete from residents.uncompared u where u.person = any (persons)
$$;

-- Whether persons have said, of these two or of records that are one with them, that they are two.
create or replace function residents.told_apart(one uuid, two uuid)
    returns boolean
    language sql stable security definer set search_path = ''
as $$
    select exists (
        select
        from residents.one_with(one) a, residents.one_with(two) b
        join residents.duplicate d on d.state = 'NOT_SAME'
        where d.person = least(a, b) and d.other = greatest(a, b))
$$;

-- Enters pairs for a person to decide. What persons have decided is never touched; what waits is weighed anew.
create or replace function residents.note_duplicates(pairs jsonb)
    returns int
    language plpgsql security definer set search_path = ''
as $$
declare
    noted int;
begin
    if exists (select from jsonb_populate_recordset(null::residents.duplicate, pairs) f
               where not exists (select from oversight.being_written w where w.subject = f.person)
                  or not exists (select from oversight.being_written w where w.subject = f.other)) then
        raise exception 'A pair is written without entries in the access log.' using errcode = 'insufficient_privilege';
    end if;
    insert into residents.duplicate as d
        (person, other, pair, weight, fields, guarded, contradicted, model_version, model_digest)
    select f.person, f.other, f.pair, f.weight, f.fields, f.guarded, f.contradicted, f.model_version, f.model_digest
    from jsonb_populate_recordset(null::residents.duplicate, pairs) f
    where not residents.told_apart(f.person, f.other)
      and f.other not in (select residents.one_with(f.person))
    order by f.person, f.other
    on conflict (person, other) do update
        set weight = excluded.weight, fields = excluded.fields, guarded = excluded.guarded,
            contradicted = excluded.contradicted, model_version = excluded.model_version,
            model_digest = excluded.model_digest
        where d.state in ('WAITING', 'ASK_AGAIN');
    get diagnostics noted = row_count;
    return noted;
end
$$;

-- Whether a pair can be decided: it waits, or what was proposed was declined or has lapsed.
create or replace function residents.undecided(state text, proposed uuid)
    returns boolean
    language sql stable security definer set search_path = ''
as $$
    select state in ('WAITING', 'ASK_AGAIN')
        or state = 'SAME_PROPOSED' and not exists (
            select from oversight.proposal p
            where p.proposal = proposed
              and (p.expires > clock_timestamp() and not exists (select from oversight.decision d where d.proposal = p.proposal)
                   or exists (select from oversight.decision d where d.proposal = p.proposal and d.confirmed)))
$$;

-- Whether a person, or a record that is one with it, lives or lived last in the division whose code begins so.
create or replace function residents.one_lives_within(who uuid, territory text)
    returns boolean
    language sql stable security definer set search_path = '' set enable_seqscan = off
as $$
    select exists (
        select
        from residents.one_with(who) p
        join residents.stay s on s.person = p and upper_inf(s.recorded) and starts_with(s.division, territory))
$$;

-- Pairs that wait for a decision, in the order in which they were found; only those of which both live, or lived last, in the
-- division whose code begins so.
create or replace function residents.waiting_duplicates(territory text, past uuid, most int)
    returns table (pair uuid, person uuid, other uuid)
    language sql stable security definer set search_path = ''
as $$
    select d.pair, d.person, d.other
    from residents.duplicate d
    where d.state in ('WAITING', 'ASK_AGAIN', 'SAME_PROPOSED')
      and (past is null or d.pair > past)
      and (d.ask_after is null or d.ask_after <= clock_timestamp())
      and residents.undecided(d.state, d.proposal)
      and (territory = '' or residents.one_lives_within(d.person, territory) and residents.one_lives_within(d.other, territory))
      and d.other not in (select residents.one_with(d.person))
    order by d.pair
    limit most
$$;

-- Whom a pair is about.
create or replace function residents.paired(which uuid)
    returns table (person uuid, other uuid)
    language sql stable security definer set search_path = ''
as $$
    select d.person, d.other from residents.duplicate d where d.pair = which
$$;

-- Enters what a person decided about a pair. False where somebody else was faster.
create or replace function residents.rule_duplicate(
    which uuid, one uuid, two uuid, ruling text, by_account uuid, by_unit text, again_after timestamptz, proposed uuid,
    because text, proof text, paper text)
    returns boolean
    language plpgsql security definer set search_path = ''
as $$
begin
    if not exists (select from oversight.being_written w where w.subject = one)
       or not exists (select from oversight.being_written w where w.subject = two)
       or ruling not in ('ASK_AGAIN', 'SAME_PROPOSED', 'NOT_SAME') then
        raise exception 'A pair is decided without entries in the access log.' using errcode = 'insufficient_privilege';
    end if;
    update residents.duplicate d
       set state = ruling, decider = by_account, decider_unit = by_unit, decided_at = clock_timestamp(),
           ask_after = again_after, proposal = proposed, reason = because, evidence_kind = proof, evidence_reference = paper
     where d.person = one and d.other = two and d.pair = which and residents.undecided(d.state, d.proposal);
    return found;
end
$$;

-- Keeps one record under another, where two persons have decided it. Answers why not, or nothing.
create or replace function residents.merge_persons(gone uuid, stays_on uuid, decided uuid, by_act uuid)
    returns text
    language plpgsql security definer set search_path = ''
as $$
begin
    if not oversight.approved(decided, 'MERGE_PERSONS', gone) or not oversight.approved(decided, 'MERGE_PERSONS', stays_on) then
        raise exception 'Records are merged that two persons have not decided on.' using errcode = 'insufficient_privilege';
    end if;
    perform from residents.particulars p where p.person in (gone, stays_on) order by p.person, p.recorded for update;
    if exists (select from residents.merged m where m.person in (gone, stays_on) and upper_inf(m.recorded)) then
        return 'person-merged-meanwhile';
    end if;
    if (select count(distinct p.person) from residents.particulars p where p.person in (gone, stays_on)) <> 2 then
        return 'person-erased-meanwhile';
    end if;
    if residents.told_apart(gone, stays_on) then
        return 'persons-told-apart';
    end if;
    insert into residents.merged (person, survivor, proposal, recorded, opened_by)
    values (gone, stays_on, decided,
            tstzrange(greatest(clock_timestamp(), (select max(upper(m.recorded)) from residents.merged m where m.person = gone)),
                      null),
            by_act);
    update residents.duplicate d set state = 'SAME', ask_after = null where d.proposal = decided;
    return '';
end
$$;

-- Takes two records apart again, where two persons have decided it; the pair is told apart for ever. Answers why not, or
-- nothing.
create or replace function residents.unmerge_person(gone uuid, stays_on uuid, decided uuid, by_act uuid, by_account uuid,
                                                    by_unit text)
    returns text
    language plpgsql security definer set search_path = ''
as $$
declare
    link residents.merged;
begin
    if not oversight.approved(decided, 'UNMERGE_PERSONS', gone)
       or not oversight.approved(decided, 'UNMERGE_PERSONS', stays_on) then
        raise exception 'Records are taken apart that two persons have not decided on.' using errcode = 'insufficient_privilege';
    end if;
    perform from residents.particulars p where p.person in (gone, stays_on) order by p.person, p.recorded for update;
    select m.* into link from residents.merged m
     where m.person = gone and m.survivor = stays_on and upper_inf(m.recorded);
    if not found then
        return 'person-not-merged';
    end if;
    update residents.merged m
       set recorded = tstzrange(lower(m.recorded), greatest(clock_timestamp(), lower(m.recorded) + interval '1 microsecond')),
           closed_by = by_act
     where m.person = gone and m.opened_by = link.opened_by;
    update residents.duplicate d
       set state = 'NOT_SAME', decider = by_account, decider_unit = by_unit, decided_at = clock_timestamp()
     where d.proposal = link.proposal;
    return '';
end
$$;

-- Main residences of today in a division that head counts have more than once, because their persons are one: of all of them
-- the one that comes last counts.
create or replace function residents.counted_again(territory text)
    returns bigint
    language sql stable security definer set search_path = ''
as $$
    with linked as (
        select array_agg(distinct m.person) as persons from residents.merged m where upper_inf(m.recorded)
    ), together as (
        select s.person, s.survivor from linked l, residents.survivors(l.persons, 'infinity') s
        union
        select s.survivor, s.survivor from linked l, residents.survivors(l.persons, 'infinity') s
    ), living as (
        select s.division, row_number() over (partition by t.survivor order by s.placed desc, s.stay desc) as place
        from together t
        join residents.stay s on s.person = t.person
        where upper_inf(s.recorded) and s.use = 'RESIDENCE' and s.dwelling is not null
          and s.valid @> (now() at time zone 'Asia/Shanghai')::date
    )
    select count(*) from living l where l.place > 1 and starts_with(l.division, territory)
$$;

-- What waited or was decided about an erased record goes with it.
create or replace function residents.forget_duplicates(who uuid, decided uuid)
    returns void
    language plpgsql security definer set search_path = ''
as $$
begin
    if not oversight.approved(decided, 'ERASE_PERSON', who) then
        raise exception 'A record is erased that two persons have not decided on.' using errcode = 'insufficient_privilege';
    end if;
    delete from residents.duplicate where person = who or other = who;
    delete from residents.merged where person = who and not upper_inf(recorded);
    delete from residents.uncompared where person = who;
end
$$;

revoke execute on all functions in schema residents from public;
grant execute on function residents.survivors(uuid[], timestamptz), residents.kept_under(uuid[], timestamptz),
                          residents.near(uuid[], int), residents.registered_after(uuid, int), residents.compared(uuid[]),
                          residents.note_duplicates(jsonb), residents.waiting_duplicates(text, uuid, int),
                          residents.undecided(text, uuid), residents.one_lives_within(uuid, text), residents.paired(uuid),
                          residents.rule_duplicate(uuid, uuid, uuid, text, uuid, text, timestamptz, uuid, text, text, text),
                          residents.merge_persons(uuid, uuid, uuid, uuid),
                          residents.unmerge_person(uuid, uuid, uuid, uuid, uuid, text),
                          residents.counted_again(text), residents.forget_duplicates(uuid, uuid)
    to anju_app;
