-- A stay may also rest on an act alone, without a declaration; it may lead out of the register (`elsewhere`: where to, empty for not known) or be a postal address, which is
-- never a residence. `placed` is the day by which the stays of a person are put in order, equal days by key: a move comes
-- after all that is known, whatever its date. `possible` is derived with `valid`: from the first day on which the stay can
-- have begun to the last on which it can have lasted. `absent_from`: established that the person does not live there from
-- that day; `absent_until`: what had been established was ended.
alter table residents.stay
    alter column dwelling drop not null,
    alter column observation drop not null,
    add column elsewhere    text not null default '',
    add column use          text not null default 'RESIDENCE' check (use in ('RESIDENCE', 'POSTAL')),
    add column placed       date,
    add column possible     daterange,
    add column absent_from  date,
    add column absent_until date,
    add check (dwelling is not null or use = 'RESIDENCE'),
    add check (absent_until is null or absent_from <= absent_until);
-- Rows from before are placed by their certain day; they can have begun a year before it at the earliest that was taken.
update residents.stay
   set placed = certain_from,
       possible = case when isempty(valid) then 'empty'::daterange
                       when length(starts) = 10 then valid
                       else daterange(case length(starts)
                                        when 4 then (starts || '-01-01')::date
                                        else case when starts = 'unknown' then null else (starts || '-01')::date end
                                      end, upper(valid)) end;
alter table residents.stay alter column placed set not null, alter column possible set not null;

-- Why an act was done and what proves it: codes of published lists and the number of a paper, no free text about anybody.
alter table residents.act
    add column reason             text not null default '',
    add column evidence_kind      text not null default '',
    add column evidence_reference text not null default '';

-- That a registration is suspended 停止登记 (death, departure, made in error), and that a record is confidential 保密.
create table residents.standing (
    person    uuid not null,
    standing  text not null check (standing in ('DEATH', 'DEPARTURE', 'ERROR', 'CONFIDENTIAL')),
    since     date not null,
    recorded  tstzrange not null default tstzrange(now(), null),
    opened_by uuid not null,
    closed_by uuid,
    primary key (person, opened_by)
) partition by hash (person);
create table residents.standing_0 partition of residents.standing for values with (modulus 8, remainder 0);
create table residents.standing_1 partition of residents.standing for values with (modulus 8, remainder 1);
create table residents.standing_2 partition of residents.standing for values with (modulus 8, remainder 2);
create table residents.standing_3 partition of residents.standing for values with (modulus 8, remainder 3);
create table residents.standing_4 partition of residents.standing for values with (modulus 8, remainder 4);
create table residents.standing_5 partition of residents.standing for values with (modulus 8, remainder 5);
create table residents.standing_6 partition of residents.standing for values with (modulus 8, remainder 6);
create table residents.standing_7 partition of residents.standing for values with (modulus 8, remainder 7);
-- One suspension in one belief, and one word on confidentiality.
alter table residents.standing add constraint standing_one_belief
    exclude using gist (person with =, ((standing = 'CONFIDENTIAL')::int) with =, recorded with &&);

alter table residents.standing enable row level security;
create policy seen on residents.standing for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = standing.person));
grant select on residents.standing to anju_app;

-- What is left of an erased record: that there was one, and by which act it went. It says nothing about the person.
create table residents.tombstone (
    person uuid primary key,
    act    uuid not null,
    at     timestamptz not null default now()
);
grant select on residents.tombstone to anju_app;
