create schema wards;
grant usage on schema wards to anju_app;

-- Somebody acts for a person, the subject, until a day. Making and ending are rows that are written once. Of the paper that was
-- seen there is its kind and its number, sealed. Where the ward may be of age it stands only once two persons have decided on
-- `proposal`.
create table wards.guardianship (
    subject      uuid not null,
    guardianship uuid not null,
    guardian     uuid not null check (guardian <> subject),
    basis        text not null check (basis in ('PARENT', 'GUARDIAN')),
    paper        text not null check (paper in ('BIRTH_CERTIFICATE', 'HOUSEHOLD_REGISTER', 'ADOPTION_CERTIFICATE',
                                                'COURT_DECISION', 'APPOINTMENT', 'NOTARISED_AGREEMENT')),
    paper_number bytea not null,
    since        date not null,
    until        date not null,
    proposal     uuid,
    account      uuid not null,
    unit         uuid not null,
    unit_name    text not null,
    at           timestamptz not null default clock_timestamp(),
    primary key (subject, guardianship),
    -- A child is of age within 18 years; whoever is no parent shows the paper again within five.
    constraint not_for_ever check (until > since and until <= since + case basis when 'PARENT' then interval '18 years' else interval '5 years' end)
) partition by hash (subject);
create table wards.guardianship_0 partition of wards.guardianship for values with (modulus 8, remainder 0);
create table wards.guardianship_1 partition of wards.guardianship for values with (modulus 8, remainder 1);
create table wards.guardianship_2 partition of wards.guardianship for values with (modulus 8, remainder 2);
create table wards.guardianship_3 partition of wards.guardianship for values with (modulus 8, remainder 3);
create table wards.guardianship_4 partition of wards.guardianship for values with (modulus 8, remainder 4);
create table wards.guardianship_5 partition of wards.guardianship for values with (modulus 8, remainder 5);
create table wards.guardianship_6 partition of wards.guardianship for values with (modulus 8, remainder 6);
create table wards.guardianship_7 partition of wards.guardianship for values with (modulus 8, remainder 7);
create index guardianship_guardian on wards.guardianship (guardian);

create table wards.ending (
    subject      uuid not null,
    guardianship uuid not null,
    account      uuid not null,
    unit         uuid not null,
    unit_name    text not null,
    at           timestamptz not null default clock_timestamp(),
    primary key (subject, guardianship),
    foreign key (subject, guardianship) references wards.guardianship (subject, guardianship)
) partition by hash (subject);
create table wards.ending_0 partition of wards.ending for values with (modulus 8, remainder 0);
create table wards.ending_1 partition of wards.ending for values with (modulus 8, remainder 1);
create table wards.ending_2 partition of wards.ending for values with (modulus 8, remainder 2);
create table wards.ending_3 partition of wards.ending for values with (modulus 8, remainder 3);
create table wards.ending_4 partition of wards.ending for values with (modulus 8, remainder 4);
create table wards.ending_5 partition of wards.ending for values with (modulus 8, remainder 5);
create table wards.ending_6 partition of wards.ending for values with (modulus 8, remainder 6);
create table wards.ending_7 partition of wards.ending for values with (modulus 8, remainder 7);

alter table wards.guardianship enable row level security;
create policy seen on wards.guardianship for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = guardianship.subject)
        or exists (select from oversight.being_written e where e.subject = guardianship.subject));
-- Both must see it in their logs.
create policy written on wards.guardianship for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = guardianship.subject)
            and exists (select from oversight.being_written e where e.subject = guardianship.guardian));
alter table wards.ending enable row level security;
create policy seen on wards.ending for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = ending.subject)
        or exists (select from oversight.being_written e where e.subject = ending.subject));
create policy written on wards.ending for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = ending.subject));
grant select on wards.guardianship, wards.ending to anju_app;
grant insert (subject, guardianship, guardian, basis, paper, paper_number, since, until, proposal, account, unit, unit_name)
    on wards.guardianship to anju_app;
grant insert (subject, guardianship, account, unit, unit_name) on wards.ending to anju_app;

-- For whom somebody acts on a day, and until when: keys that an entry needs before it can name anybody.
create function wards.standing(guardians uuid[], today date)
    returns table (subject uuid, until date)
    language sql stable security definer set search_path = ''
as $$
    select g.subject, max(g.until)
    from wards.guardianship g
    where g.guardian = any (guardians) and g.since <= today and g.until > today
      and (g.proposal is null or oversight.carried_out_about(g.proposal, 'GUARD_ADULT', g.subject))
      and not exists (select from wards.ending e where e.subject = g.subject and e.guardianship = g.guardianship)
    group by g.subject
$$;

-- Nothing is left of who acted for a person whose record two persons have decided to erase, nor of whom that person acted for.
create function wards.forget(who uuid, decided uuid)
    returns void
    language plpgsql security definer set search_path = ''
as $$
begin
    if not oversight.approved(decided, 'ERASE_PERSON', who) then
        raise exception 'Guardianships are forgotten that two persons have not decided on.' using errcode = 'insufficient_privilege';
    end if;
    delete from wards.ending e
    using wards.guardianship g
    where g.subject = e.subject and g.guardianship = e.guardianship and (g.subject = who or g.guardian = who);
    delete from wards.guardianship g where g.subject = who or g.guardian = who;
end
$$;

revoke execute on function wards.standing(uuid[], date), wards.forget(uuid, uuid) from public;
grant execute on function wards.standing(uuid[], date), wards.forget(uuid, uuid) to anju_app;

insert into oversight.proposal_kind (kind, persons, different_unit, longest) values
('GUARD_ADULT', true, false, interval '14 days');
insert into oversight.proposal_part (kind, part, role) values
('GUARD_ADULT', 'PROPOSES', 'REGISTRAR'), ('GUARD_ADULT', 'PROPOSES', 'REVIEWER'), ('GUARD_ADULT', 'DECIDES', 'REVIEWER');

insert into oversight.purpose (purpose, place, name_zh, name_en, basis_zh, basis_en, roles, territory, opens, fields_zh, fields_en, longest, built_in) values
('ward-log', 63, '监护人查阅被监护人的查询记录', 'A guardian reads who looked at the ward',
 '《民法典》第三十四条：监护人代理被监护人实施民事法律行为，保护其合法权益；《个人信息保护法》第四十四条、第四十五条',
 'Civil Code, art. 34: guardians act for their wards and protect their rights; Personal Information Protection Law, arts. 44 and 45',
 '{RESIDENT}', 'SELF', 'NOTHING', '谁在何时为何查询过被监护人，以及为其提出的异议（不含登记内容）',
 'who looked at the ward, when and why, and complaints made for the ward; nothing of the record', interval '12 hours', true);
