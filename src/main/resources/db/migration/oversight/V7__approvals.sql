-- What two persons decide differs in who may propose and confirm, in how long it may wait, in whether the second person must be
-- of another unit, and in whether it concerns persons who will see it. All of it is data, and keys and checks hold it.
create table oversight.proposal_kind (
    kind           text primary key,
    persons        boolean not null,
    different_unit boolean not null,
    longest        interval not null check (longest > interval '0' and longest <= interval '31 days'),
    unique (kind, persons, different_unit, longest)
);

-- Which roles propose a kind, and which confirm or decline it.
create table oversight.proposal_part (
    kind text not null references oversight.proposal_kind (kind),
    part text not null check (part in ('PROPOSES', 'DECIDES')),
    role text not null,
    primary key (kind, part, role)
);
grant select on oversight.proposal_kind, oversight.proposal_part to anju_app;

insert into oversight.proposal_kind (kind, persons, different_unit, longest) values
('MERGE_PERSONS', true, false, interval '14 days'),
('UNMERGE_PERSONS', true, false, interval '14 days'),
('ERASE_PERSON', true, false, interval '14 days'),
('CHANGE_PURPOSE', false, false, interval '14 days'),
('ENTER_WARRANT', false, true, interval '7 days'),
('CONFIRM_WARRANT_HIT', false, true, interval '1 hour');
insert into oversight.proposal_part (kind, part, role)
select kind, part, role
from (values ('PROPOSES', 'REGISTRAR'), ('PROPOSES', 'REVIEWER'), ('DECIDES', 'REVIEWER')) as p (part, role)
cross join oversight.proposal_kind k
where k.persons
union all
values ('CHANGE_PURPOSE', 'PROPOSES', 'ADMINISTRATOR'),
       ('CHANGE_PURPOSE', 'DECIDES', 'ADMINISTRATOR'),
       ('CHANGE_PURPOSE', 'DECIDES', 'AUDITOR'),
       ('ENTER_WARRANT', 'PROPOSES', 'WARRANT_OFFICER'),
       ('ENTER_WARRANT', 'DECIDES', 'WARRANT_OFFICER'),
       ('CONFIRM_WARRANT_HIT', 'PROPOSES', 'WARRANT_OFFICER'),
       ('CONFIRM_WARRANT_HIT', 'DECIDES', 'WARRANT_OFFICER');

-- A proposal repeats the rules of its kind, tied to them by a key, so that checks can go by them.
alter table oversight.proposal drop constraint proposal_kind_check;
alter table oversight.proposal drop constraint proposal_check;
alter table oversight.proposal add column persons boolean, add column different_unit boolean, add column longest interval;
update oversight.proposal set persons = true, different_unit = false, longest = interval '14 days';
alter table oversight.proposal
    alter column persons set not null,
    alter column different_unit set not null,
    alter column longest set not null,
    add column part text not null generated always as ('PROPOSES') stored,
    add constraint as_its_kind_says foreign key (kind, persons, different_unit, longest)
        references oversight.proposal_kind (kind, persons, different_unit, longest),
    add constraint proposed_by_role foreign key (kind, part, role) references oversight.proposal_part (kind, part, role),
    add constraint waits_no_longer check (expires > at and expires <= at + longest),
    add unique (proposal, persons),
    add unique (proposal, kind, proposer, unit, different_unit, expires);
grant insert (persons, different_unit, longest) on oversight.proposal to anju_app;

-- What concerns persons nobody sees has none, so that nothing about them is written.
alter table oversight.proposal_subject
    add column persons boolean not null default true check (persons),
    add constraint concerns_persons foreign key (proposal, persons) references oversight.proposal (proposal, persons);

-- The decision repeats who proposed, for which unit, and whether another unit must decide. Whoever proposed may take it back:
-- that is a decision too, so that the one key says "once", and the only one that is theirs to make.
alter table oversight.decision
    add column kind text, add column proposer_unit uuid, add column different_unit boolean,
    add column withdrawn boolean not null default false;
update oversight.decision d
   set kind = p.kind, proposer_unit = p.unit, different_unit = p.different_unit
  from oversight.proposal p
 where p.proposal = d.proposal;
alter table oversight.decision drop constraint decided_by_another;
alter table oversight.decision drop constraint declined_with_a_cause;
alter table oversight.decision
    alter column kind set not null,
    alter column proposer_unit set not null,
    alter column different_unit set not null,
    add column part text generated always as (case when withdrawn then null else 'DECIDES' end) stored,
    add constraint as_was_proposed foreign key (proposal, kind, proposer, proposer_unit, different_unit, expires)
        references oversight.proposal (proposal, kind, proposer, unit, different_unit, expires),
    add constraint decided_by_role foreign key (kind, part, role) references oversight.proposal_part (kind, part, role),
    add constraint decided_by_another check ((account <> proposer) <> withdrawn),
    add constraint decided_by_another_unit check (withdrawn or not different_unit or unit <> proposer_unit),
    add constraint declined_with_a_cause check ((confirmed or withdrawn) = (cause = '')),
    add constraint withdrawn_is_not_confirmed check (not (confirmed and withdrawn));
grant insert (kind, proposer_unit, different_unit, withdrawn) on oversight.decision to anju_app;

-- A proposal about nobody visible is read by those who propose or decide its kind. The transaction names the role
-- (`anju.role`, set for the transaction only).
create policy by_part on oversight.proposal for select to anju_app
    using (not persons and exists (
        select from oversight.proposal_part p
        where p.kind = proposal.kind and p.role = nullif(current_setting('anju.role', true), '')));
-- A decision is read by whoever may read what it decides.
alter table oversight.decision enable row level security;
create policy seen on oversight.decision for select to anju_app
    using (exists (select from oversight.proposal p where p.proposal = decision.proposal));
create policy decided on oversight.decision for insert to anju_app with check (true);
alter table oversight.carried_out enable row level security;
create policy seen on oversight.carried_out for select to anju_app
    using (exists (select from oversight.proposal p where p.proposal = carried_out.proposal));
create policy done on oversight.carried_out for insert to anju_app with check (true);

-- What kind a proposal is of: whoever has no part in it is told that there is none.
create function oversight.kind_of(which uuid)
    returns text
    language sql stable security definer set search_path = ''
as $$
    select p.kind from oversight.proposal p where p.proposal = which
$$;

-- Those about persons that wait for somebody in this role.
drop function oversight.waiting_proposals(int);
create function oversight.waiting_proposals(decider text, most int)
    returns table (proposal uuid, subject uuid)
    language sql stable security definer set search_path = ''
as $$
    select w.proposal, s.subject
    from (select p.proposal
          from oversight.proposal p
          where p.expires > clock_timestamp()
            and not exists (select from oversight.decision d where d.proposal = p.proposal)
            and exists (select from oversight.proposal_part a
                        where a.kind = p.kind and a.part = 'DECIDES' and a.role = decider)
          order by p.proposal
          limit most) w
    join oversight.proposal_subject s on s.proposal = w.proposal
$$;

-- For the functions of other modules that do what concerns nobody visible: whether two persons have decided that it may be done
-- to this, in this transaction or before, and it has not been done yet.
create function oversight.approved_for(which uuid, wanted text, name text, thing uuid)
    returns boolean
    language sql stable security definer set search_path = ''
as $$
    select exists (
        select
        from oversight.proposal p
        join oversight.decision d on d.proposal = p.proposal and d.confirmed and d.account <> p.proposer
        where p.proposal = which
          and p.kind = wanted
          and not p.persons
          and p.content ->> name = thing::text
          and not exists (select from oversight.carried_out c where c.proposal = p.proposal))
$$;

-- For what stands only as long as two persons have decided so: whether that was done to this person.
create function oversight.carried_out_about(which uuid, wanted text, concerned uuid)
    returns boolean
    language sql stable security definer set search_path = ''
as $$
    select exists (
        select
        from oversight.proposal p
        join oversight.carried_out c on c.proposal = p.proposal
        join oversight.proposal_subject s on s.proposal = p.proposal and s.subject = concerned
        where p.proposal = which and p.kind = wanted)
$$;

-- Which of these can still be decided. It names nobody.
create function oversight.undecided(proposals uuid[])
    returns setof uuid
    language sql stable security definer set search_path = ''
as $$
    select p.proposal
    from oversight.proposal p
    where p.proposal = any (proposals) and p.expires > clock_timestamp()
      and not exists (select from oversight.decision d where d.proposal = p.proposal)
$$;

revoke execute on function oversight.kind_of(uuid), oversight.waiting_proposals(text, int),
                           oversight.approved_for(uuid, text, text, uuid), oversight.carried_out_about(uuid, text, uuid),
                           oversight.undecided(uuid[]) from public;
grant execute on function oversight.kind_of(uuid), oversight.waiting_proposals(text, int),
                          oversight.approved_for(uuid, text, text, uuid), oversight.carried_out_about(uuid, text, uuid),
                          oversight.undecided(uuid[]) to anju_app;

-- The purposes under which this is done. Neither opens a record: the one reaches nobody, the other one address, once.
alter table oversight.purpose drop constraint purpose_territory_check;
alter table oversight.purpose drop constraint purpose_opens_check;
alter table oversight.purpose
    add constraint purpose_territory_check check (territory in ('OWN', 'ANY', 'SELF', 'NOBODY')),
    add constraint purpose_opens_check check (opens in ('RECORD', 'MASKED', 'ADDRESS', 'NOTHING'));
insert into oversight.purpose (purpose, place, name_zh, name_en, basis_zh, basis_en, roles, territory, opens, fields_zh, fields_en, longest) values
('catalogue-upkeep', 80, '查询用途目录维护', 'Keeping the catalogue of purposes',
 '《个人信息保护法》第六条、第五十一条：处理目的明确、合理，按目的确定操作权限',
 'Personal Information Protection Law, arts. 6 and 51: a clear purpose, and rights set by it',
 '{ADMINISTRATOR,AUDITOR}', 'NOBODY', 'NOTHING', '不涉及任何个人记录', 'no record of anybody', interval '2 hours'),
('warrant-check', 85, '通缉核查', 'Check of a judicial instrument',
 '《刑事诉讼法》第一百五十五条：应当逮捕的犯罪嫌疑人如果在逃，公安机关可以发布通缉令（引用，以正式文本为准）',
 'Criminal Procedure Law, art. 155: wanted orders for suspects at large who should be arrested (cited; the official text governs)',
 '{WARRANT_OFFICER}', 'ANY', 'ADDRESS',
 '两人核实并经签发机关确认后：该人员当前的登记住址，一次；此前无任何内容',
 'after two persons and the issuer have confirmed: the current registered address of that one person, once; nothing before', interval '2 hours');
