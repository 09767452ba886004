-- Pairs of records that may be of one person 疑似重复, and what persons decided about them. A pair stands under the lesser key;
-- it is seen and written under entries about both. `pair` is its own key, in order of time.
-- `weight` is bits of evidence and `fields` what each field contributed, as the model of that version and digest gave them.
create table residents.duplicate (
    person        uuid not null,
    other         uuid not null,
    pair          uuid not null,
    found_at      timestamptz not null default now(),
    weight        double precision not null,
    fields        jsonb not null,
    guarded       boolean not null,
    contradicted  boolean not null,
    model_version int not null,
    model_digest  text not null,
    state         text not null default 'WAITING'
                  check (state in ('WAITING', 'ASK_AGAIN', 'SAME_PROPOSED', 'SAME', 'NOT_SAME')),
    ask_after     timestamptz,
    proposal      uuid,
    decider       uuid,
    decider_unit  text,
    decided_at    timestamptz,
    reason             text not null default '',
    evidence_kind      text not null default '',
    evidence_reference text not null default '',
    check (person < other),
    check ((state = 'WAITING') = (decider is null)),
    check ((state = 'ASK_AGAIN') = (ask_after is not null)),
    check (state not in ('SAME_PROPOSED', 'SAME') or proposal is not null),
    primary key (person, other)
) partition by hash (person);
create table residents.duplicate_0 partition of residents.duplicate for values with (modulus 8, remainder 0);
create table residents.duplicate_1 partition of residents.duplicate for values with (modulus 8, remainder 1);
create table residents.duplicate_2 partition of residents.duplicate for values with (modulus 8, remainder 2);
create table residents.duplicate_3 partition of residents.duplicate for values with (modulus 8, remainder 3);
create table residents.duplicate_4 partition of residents.duplicate for values with (modulus 8, remainder 4);
create table residents.duplicate_5 partition of residents.duplicate for values with (modulus 8, remainder 5);
create table residents.duplicate_6 partition of residents.duplicate for values with (modulus 8, remainder 6);
create table residents.duplicate_7 partition of residents.duplicate for values with (modulus 8, remainder 7);
create index duplicate_open on residents.duplicate (pair) where state in ('WAITING', 'ASK_AGAIN', 'SAME_PROPOSED');
create index duplicate_pair on residents.duplicate (pair);
create index duplicate_other on residents.duplicate (other);

alter table residents.duplicate enable row level security;
create policy seen on residents.duplicate for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = duplicate.person)
           and exists (select from oversight.being_seen e where e.subject = duplicate.other)
        or exists (select from oversight.being_written e where e.subject = duplicate.person)
           and exists (select from oversight.being_written e where e.subject = duplicate.other));
grant select on residents.duplicate to anju_app;

-- That a record is kept under another one 合并: a link, and nothing is copied or deleted. Closing it takes the two apart again,
-- exactly as they were. Written by the functions residents.merge_persons and residents.unmerge_person alone: they link only
-- what is linked to nothing, under a lock on both, so that the links of any person lead to one survivor and never round.
create table residents.merged (
    person    uuid not null,
    survivor  uuid not null,
    proposal  uuid not null,
    recorded  tstzrange not null,
    opened_by uuid not null,
    closed_by uuid,
    check (person <> survivor),
    check (not isempty(recorded)),
    primary key (person, opened_by)
) partition by hash (person);
create table residents.merged_0 partition of residents.merged for values with (modulus 8, remainder 0);
create table residents.merged_1 partition of residents.merged for values with (modulus 8, remainder 1);
create table residents.merged_2 partition of residents.merged for values with (modulus 8, remainder 2);
create table residents.merged_3 partition of residents.merged for values with (modulus 8, remainder 3);
create table residents.merged_4 partition of residents.merged for values with (modulus 8, remainder 4);
create table residents.merged_5 partition of residents.merged for values with (modulus 8, remainder 5);
create table residents.merged_6 partition of residents.merged for values with (modulus 8, remainder 6);
create table residents.merged_7 partition of residents.merged for values with (modulus 8, remainder 7);
-- One survivor in one belief.
alter table residents.merged add constraint merged_one_belief exclude using gist (person with =, recorded with &&);
create index merged_survivor on residents.merged (survivor);

alter table residents.merged enable row level security;
create policy seen on residents.merged for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = merged.person));
grant select on residents.merged to anju_app;

-- Who is new, or is described anew, and has not been compared with the others yet: entered in the transaction that wrote it,
-- taken out when it has been compared. It names nobody.
create table residents.uncompared (
    person uuid primary key,
    at     timestamptz not null default now()
);
create index uncompared_at on residents.uncompared (at, person);
grant select, insert on residents.uncompared to anju_app;
insert into residents.uncompared (person) select distinct person from residents.particulars;

-- The register itself compares records, and says so to those concerned.
insert into oversight.purpose (purpose, place, name_zh, name_en, basis_zh, basis_en, roles, territory, opens, fields_zh, fields_en, longest) values
('duplicate-check', 75, '重复登记检查', 'Check for duplicate records',
 '《个人信息保护法》第八条：保证个人信息的质量',
 'Personal Information Protection Law, art. 8: accuracy',
 '{SYSTEM}', 'ANY', 'RECORD', '姓名、性别、出生日期、证件号码、联系电话、住址、户籍地：由程序逐对比较，不显示给任何人',
 'name, sex, birth date, document number, phone, dwelling, home town: compared pair by pair by the program, shown to nobody', interval '1 hour');
