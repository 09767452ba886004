create schema oversight;
grant usage on schema oversight to anju_app;

-- The catalogue of purposes: published, printable, enforced at each access.
create table oversight.purpose (
    purpose    text primary key,
    place      int not null,
    name_zh    text not null,
    name_en    text not null,
    basis_zh   text not null,
    basis_en   text not null,
    roles      text[] not null,
    territory  text not null check (territory in ('OWN', 'ANY', 'SELF')),
    opens      text not null check (opens in ('RECORD', 'MASKED', 'NOTHING')),
    fields_zh  text not null,
    fields_en  text not null,
    longest    interval not null
);
grant select on oversight.purpose to anju_app;

-- One row per person and look: who, for which unit and role, why, by which file, what was shown.
-- `tx` lets the row policies tell a committed entry from one of the very transaction that would read.
create table oversight.access_entry (
    subject   uuid not null,
    access    uuid not null,
    tx        xid8 not null default pg_current_xact_id(),
    at        timestamptz not null default clock_timestamp(),
    account   uuid not null,
    unit      uuid not null,
    unit_name text not null,
    role      text not null,
    purpose   text not null,
    file      text not null,
    channel   text not null,
    kind      text not null check (kind in ('LISTED', 'OPENED', 'WRITTEN')),
    shown     text not null,
    primary key (subject, access)
) partition by hash (subject);

create table oversight.access_entry_0 partition of oversight.access_entry for values with (modulus 8, remainder 0);
create table oversight.access_entry_1 partition of oversight.access_entry for values with (modulus 8, remainder 1);
create table oversight.access_entry_2 partition of oversight.access_entry for values with (modulus 8, remainder 2);
create table oversight.access_entry_3 partition of oversight.access_entry for values with (modulus 8, remainder 3);
create table oversight.access_entry_4 partition of oversight.access_entry for values with (modulus 8, remainder 4);
create table oversight.access_entry_5 partition of oversight.access_entry for values with (modulus 8, remainder 5);
create table oversight.access_entry_6 partition of oversight.access_entry for values with (modulus 8, remainder 6);
create table oversight.access_entry_7 partition of oversight.access_entry for values with (modulus 8, remainder 7);

-- Append only: nobody but the owner changes an entry, and the program is not the owner. It cannot choose an entry's time and
-- transaction either: an entry made now, in an open transaction, can never pass for one that was committed.
grant select on oversight.access_entry to anju_app;
grant insert (subject, access, account, unit, unit_name, role, purpose, file, channel, kind, shown)
    on oversight.access_entry to anju_app;

-- The guards of every table about persons. They are views, so that a policy that asks them is planned as part of its
-- statement; a function would be started anew for every row.

-- Whom this transaction may see: it names an access (`anju.access`, set for the transaction only) whose entry about exactly
-- this person was committed by another transaction in the last thirty seconds.
create view oversight.being_seen as
    select e.subject
    from oversight.access_entry e
    where e.access = nullif(current_setting('anju.access', true), '')::uuid
      and e.kind in ('LISTED', 'OPENED')
      and e.at > clock_timestamp() - interval '30 seconds'
      and e.tx is distinct from pg_current_xact_id_if_assigned();

-- Whose rows this transaction may write: its own entry about exactly this person is part of it.
create view oversight.being_written as
    select e.subject
    from oversight.access_entry e
    where e.access = nullif(current_setting('anju.access', true), '')::uuid
      and e.kind = 'WRITTEN'
      and e.tx = pg_current_xact_id_if_assigned();

grant select on oversight.being_seen, oversight.being_written to anju_app;
