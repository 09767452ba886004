create schema residents;
grant usage on schema residents to anju_app;

-- Every table about persons is distributed by person: each key begins with it, and it is hash-partitioned from the start.
-- `valid` says when something was so (days), `recorded` when it was believed (instants). Nothing is updated in place but the
-- end of `recorded` and the act that closed it.

-- An act 办理: what changed the register, who did it, by what right, on what evidence.
create table residents.act (
    person   uuid not null,
    act      uuid not null,
    kind     text not null check (kind in ('CHANGE', 'CORRECTION', 'MERGE', 'UNMERGE', 'SPLIT', 'ERASURE')),
    account  uuid not null,
    unit     uuid not null,
    unit_name text not null,
    role     text not null,
    channel  text not null,
    purpose  text not null,
    file     text not null,
    evidence uuid[] not null,
    at       timestamptz not null default now(),
    primary key (person, act)
) partition by hash (person);
create table residents.act_0 partition of residents.act for values with (modulus 8, remainder 0);
create table residents.act_1 partition of residents.act for values with (modulus 8, remainder 1);
create table residents.act_2 partition of residents.act for values with (modulus 8, remainder 2);
create table residents.act_3 partition of residents.act for values with (modulus 8, remainder 3);
create table residents.act_4 partition of residents.act for values with (modulus 8, remainder 4);
create table residents.act_5 partition of residents.act for values with (modulus 8, remainder 5);
create table residents.act_6 partition of residents.act for values with (modulus 8, remainder 6);
create table residents.act_7 partition of residents.act for values with (modulus 8, remainder 7);

-- What the person's documents say of the person.
create table residents.particulars (
    person    uuid not null,
    name      text not null,
    sex       text not null,
    birth     text not null,
    household text not null,
    valid     daterange not null,
    recorded  tstzrange not null default tstzrange(now(), null),
    opened_by uuid not null,
    closed_by uuid
) partition by hash (person);
create table residents.particulars_0 partition of residents.particulars for values with (modulus 8, remainder 0);
create table residents.particulars_1 partition of residents.particulars for values with (modulus 8, remainder 1);
create table residents.particulars_2 partition of residents.particulars for values with (modulus 8, remainder 2);
create table residents.particulars_3 partition of residents.particulars for values with (modulus 8, remainder 3);
create table residents.particulars_4 partition of residents.particulars for values with (modulus 8, remainder 4);
create table residents.particulars_5 partition of residents.particulars for values with (modulus 8, remainder 5);
create table residents.particulars_6 partition of residents.particulars for values with (modulus 8, remainder 6);
create table residents.particulars_7 partition of residents.particulars for values with (modulus 8, remainder 7);

-- Identity documents 证件: the number is sealed with a key kept outside the database; the digest finds it, exactly.
create table residents.document (
    person    uuid not null,
    digest    bytea not null,
    kind      text not null,
    number    bytea not null,
    recorded  tstzrange not null default tstzrange(now(), null),
    opened_by uuid not null,
    closed_by uuid,
    primary key (person, digest)
) partition by hash (person);
create table residents.document_0 partition of residents.document for values with (modulus 8, remainder 0);
create table residents.document_1 partition of residents.document for values with (modulus 8, remainder 1);
create table residents.document_2 partition of residents.document for values with (modulus 8, remainder 2);
create table residents.document_3 partition of residents.document for values with (modulus 8, remainder 3);
create table residents.document_4 partition of residents.document for values with (modulus 8, remainder 4);
create table residents.document_5 partition of residents.document for values with (modulus 8, remainder 5);
create table residents.document_6 partition of residents.document for values with (modulus 8, remainder 6);
create table residents.document_7 partition of residents.document for values with (modulus 8, remainder 7);

-- A telephone number by which the person may be reached, sealed.
create table residents.contact (
    person    uuid not null,
    opened_by uuid not null,
    phone     bytea not null,
    recorded  tstzrange not null default tstzrange(now(), null),
    closed_by uuid,
    primary key (person, opened_by)
) partition by hash (person);
create table residents.contact_0 partition of residents.contact for values with (modulus 8, remainder 0);
create table residents.contact_1 partition of residents.contact for values with (modulus 8, remainder 1);
create table residents.contact_2 partition of residents.contact for values with (modulus 8, remainder 2);
create table residents.contact_3 partition of residents.contact for values with (modulus 8, remainder 3);
create table residents.contact_4 partition of residents.contact for values with (modulus 8, remainder 4);
create table residents.contact_5 partition of residents.contact for values with (modulus 8, remainder 5);
create table residents.contact_6 partition of residents.contact for values with (modulus 8, remainder 6);
create table residents.contact_7 partition of residents.contact for values with (modulus 8, remainder 7);

-- A stay 居住: one person in one dwelling. `starts` is the date as given (2016-05-26, 2016-05, 2016, unknown);
-- `certain_from` the first day on which it is certain: the day itself, or the day after the uncertainty ends.
-- `valid` is derived when it is recorded: from that day to the next stay's, or to `ended`. It is empty where the next stay
-- is certain no later. The dwelling is named without a foreign key: dwellings are distributed by dwelling.
create table residents.stay (
    person       uuid not null,
    stay         uuid not null,
    dwelling     uuid not null,
    division     text not null,
    address      text not null,
    starts       text not null,
    certain_from date not null,
    ended        date,
    valid        daterange not null,
    recorded     tstzrange not null default tstzrange(now(), null),
    reason       text not null,
    source       text not null,
    observation  uuid not null,
    opened_by    uuid not null,
    closed_by    uuid,
    check (not isempty(recorded))
) partition by hash (person);
create table residents.stay_0 partition of residents.stay for values with (modulus 8, remainder 0);
create table residents.stay_1 partition of residents.stay for values with (modulus 8, remainder 1);
create table residents.stay_2 partition of residents.stay for values with (modulus 8, remainder 2);
create table residents.stay_3 partition of residents.stay for values with (modulus 8, remainder 3);
create table residents.stay_4 partition of residents.stay for values with (modulus 8, remainder 4);
create table residents.stay_5 partition of residents.stay for values with (modulus 8, remainder 5);
create table residents.stay_6 partition of residents.stay for values with (modulus 8, remainder 6);
create table residents.stay_7 partition of residents.stay for values with (modulus 8, remainder 7);

-- Observations 采集/申报: what somebody declared, sealed as given, never edited. `subject` is the person it concerns, or will.
create table residents.observation (
    subject     uuid not null,
    observation uuid not null,
    content     bytea not null,
    verdict     text not null,
    reason      text not null,
    arguments   text[] not null,
    candidates  uuid[] not null,
    at          timestamptz not null default now(),
    account     uuid not null,
    unit_name   text not null,
    channel     text not null,
    primary key (subject, observation)
) partition by hash (subject);
create table residents.observation_0 partition of residents.observation for values with (modulus 8, remainder 0);
create table residents.observation_1 partition of residents.observation for values with (modulus 8, remainder 1);
create table residents.observation_2 partition of residents.observation for values with (modulus 8, remainder 2);
create table residents.observation_3 partition of residents.observation for values with (modulus 8, remainder 3);
create table residents.observation_4 partition of residents.observation for values with (modulus 8, remainder 4);
create table residents.observation_5 partition of residents.observation for values with (modulus 8, remainder 5);
create table residents.observation_6 partition of residents.observation for values with (modulus 8, remainder 6);
create table residents.observation_7 partition of residents.observation for values with (modulus 8, remainder 7);

-- The durable inbox: which declarations were taken already (by a keyed digest of what they say), and what became of them.
-- It names nobody.
create table residents.inbox (
    content     bytea primary key,
    subject     uuid not null,
    observation uuid not null,
    verdict     text not null,
    reason      text not null,
    at          timestamptz not null default now()
);
create index inbox_waiting on residents.inbox (at, observation) where verdict = 'HELD';
create index inbox_observation on residents.inbox (observation) where verdict = 'HELD';

-- Whose number it is: decided by `insert ... on conflict do nothing` on the keyed digest.
create table residents.identity_claim (
    digest bytea primary key,
    person uuid not null
);

-- By what a person is found when the number is not at hand. Reachable only through functions that give at most 21 persons.
create table residents.name_key (
    person   uuid not null,
    key      text not null,
    birth    text not null,
    last_four text not null,
    primary key (person, key)
) partition by hash (person);
create table residents.name_key_0 partition of residents.name_key for values with (modulus 8, remainder 0);
create table residents.name_key_1 partition of residents.name_key for values with (modulus 8, remainder 1);
create table residents.name_key_2 partition of residents.name_key for values with (modulus 8, remainder 2);
create table residents.name_key_3 partition of residents.name_key for values with (modulus 8, remainder 3);
create table residents.name_key_4 partition of residents.name_key for values with (modulus 8, remainder 4);
create table residents.name_key_5 partition of residents.name_key for values with (modulus 8, remainder 5);
create table residents.name_key_6 partition of residents.name_key for values with (modulus 8, remainder 6);
create table residents.name_key_7 partition of residents.name_key for values with (modulus 8, remainder 7);

-- Head counts of current residents per division, in slots so that writers do not queue; summed up on reading.
create table residents.headcount (
    division text not null,
    slot     int not null,
    n        bigint not null,
    primary key (division, slot)
);
