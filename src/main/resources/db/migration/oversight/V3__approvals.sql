-- Two persons decide what is grave. Nothing here is ever updated: a proposal, its decision and that it was carried out are
-- rows of their own, each written once, so that the rules are keys and checks and not the diligence of a program.
-- `at` and `tx` are not the program's to choose.

create table oversight.proposal (
    proposal   uuid primary key,
    kind       text not null check (kind in ('MERGE_PERSONS', 'UNMERGE_PERSONS', 'ERASE_PERSON')),
    content    jsonb not null,
    cause      text not null check (cause <> '' and length(cause) <= 200),
    file       text not null,
    purpose    text not null,
    proposer   uuid not null,
    unit       uuid not null,
    unit_name  text not null,
    role       text not null,
    at         timestamptz not null default clock_timestamp(),
    expires    timestamptz not null,
    check (expires > at and expires <= at + interval '31 days'),
    -- Keys and nothing else: neither a name nor anything else that is said of a person.
    check (jsonb_typeof(content) = 'object' and not jsonb_path_exists(content,
        'strict $.* ? (@.type() != "string" || !(@ like_regex "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"))')),
    unique (proposal, proposer, expires)
);

-- Whom a proposal concerns.
create table oversight.proposal_subject (
    subject  uuid not null,
    proposal uuid not null,
    primary key (subject, proposal)
) partition by hash (subject);
create table oversight.proposal_subject_0 partition of oversight.proposal_subject for values with (modulus 8, remainder 0);
create table oversight.proposal_subject_1 partition of oversight.proposal_subject for values with (modulus 8, remainder 1);
create table oversight.proposal_subject_2 partition of oversight.proposal_subject for values with (modulus 8, remainder 2);
create table oversight.proposal_subject_3 partition of oversight.proposal_subject for values with (modulus 8, remainder 3);
create table oversight.proposal_subject_4 partition of oversight.proposal_subject for values with (modulus 8, remainder 4);
create table oversight.proposal_subject_5 partition of oversight.proposal_subject for values with (modulus 8, remainder 5);
create table oversight.proposal_subject_6 partition of oversight.proposal_subject for values with (modulus 8, remainder 6);
create table oversight.proposal_subject_7 partition of oversight.proposal_subject for values with (modulus 8, remainder 7);
create index proposal_subject_proposal on oversight.proposal_subject (proposal);

-- What the second person decided. Proposer and end stand here again, tied to the proposal by the key, so that two checks can
-- say it: nobody decides what they proposed, and nothing is decided after its end. The primary key says: once.
create table oversight.decision (
    proposal  uuid primary key,
    proposer  uuid not null,
    expires   timestamptz not null,
    account   uuid not null,
    unit      uuid not null,
    unit_name text not null,
    role      text not null,
    file      text not null,
    purpose   text not null,
    confirmed boolean not null,
    cause     text not null check (length(cause) <= 200),
    at        timestamptz not null default clock_timestamp(),
    tx        xid8 not null default pg_current_xact_id(),
    foreign key (proposal, proposer, expires) references oversight.proposal (proposal, proposer, expires),
    constraint decided_by_another check (account <> proposer),
    constraint decided_in_time check (at < expires),
    constraint declined_with_a_cause check (confirmed = (cause = '')),
    unique (proposal, confirmed)
);

-- That it was done, in the same transaction as the decision or later, once.
create table oversight.carried_out (
    proposal  uuid primary key,
    confirmed boolean not null default true check (confirmed),
    at        timestamptz not null default clock_timestamp(),
    foreign key (proposal, confirmed) references oversight.decision (proposal, confirmed)
);

-- What is proposed about somebody is read like any row about them: under an entry that names one of the persons concerned.
alter table oversight.proposal enable row level security;
create policy seen on oversight.proposal for select to anju_app
    using (exists (select from oversight.proposal_subject s join oversight.being_seen e on e.subject = s.subject
                   where s.proposal = proposal.proposal)
        or exists (select from oversight.proposal_subject s join oversight.being_written e on e.subject = s.subject
                   where s.proposal = proposal.proposal));
create policy proposed on oversight.proposal for insert to anju_app with check (true);
alter table oversight.proposal_subject enable row level security;
create policy seen on oversight.proposal_subject for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = proposal_subject.subject)
        or exists (select from oversight.being_written e where e.subject = proposal_subject.subject));
create policy written on oversight.proposal_subject for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = proposal_subject.subject));

grant select on oversight.proposal, oversight.proposal_subject, oversight.decision, oversight.carried_out to anju_app;
grant insert (proposal, kind, content, cause, file, purpose, proposer, unit, unit_name, role, expires)
    on oversight.proposal to anju_app;
grant insert (subject, proposal) on oversight.proposal_subject to anju_app;
grant insert (proposal, proposer, expires, account, unit, unit_name, role, file, purpose, confirmed, cause)
    on oversight.decision to anju_app;
grant insert (proposal) on oversight.carried_out to anju_app;

-- Whom a proposal concerns, and which wait: keys that an entry needs before it can name anybody.
create function oversight.proposed_about(which uuid)
    returns setof uuid
    language sql stable security definer set search_path = ''
as $$
    select s.subject from oversight.proposal_subject s where s.proposal = which order by s.subject
$$;

create function oversight.waiting_proposals(most int)
    returns table (proposal uuid, subject uuid)
    language sql stable security definer set search_path = ''
as $$
    select w.proposal, s.subject
    from (select p.proposal
          from oversight.proposal p
          where p.expires > clock_timestamp()
            and not exists (select from oversight.decision d where d.proposal = p.proposal)
          order by p.proposal
          limit most) w
    join oversight.proposal_subject s on s.proposal = w.proposal
$$;

-- For the functions of other modules that do what is grave: whether two persons have decided that this may be done to this
-- person, in this transaction or before, and it has not been done yet.
create function oversight.approved(which uuid, wanted text, concerned uuid)
    returns boolean
    language sql stable security definer set search_path = ''
as $$
    select exists (
        select
        from oversight.proposal p
        join oversight.decision d on d.proposal = p.proposal and d.confirmed and d.account <> p.proposer
        join oversight.proposal_subject s on s.proposal = p.proposal and s.subject = concerned
        where p.proposal = which
          and p.kind = wanted
          and not exists (select from oversight.carried_out c where c.proposal = p.proposal))
$$;

revoke execute on function oversight.proposed_about(uuid), oversight.waiting_proposals(int), oversight.approved(uuid, text, uuid)
    from public;
grant execute on function oversight.proposed_about(uuid), oversight.waiting_proposals(int), oversight.approved(uuid, text, uuid)
    to anju_app;
