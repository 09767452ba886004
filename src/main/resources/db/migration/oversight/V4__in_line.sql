-- The same two questions as oversight.seen and oversight.writes, as views: a policy that asks a view is planned as part of
-- its statement, where a function is started anew for every row (30 microseconds each, measured).

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

create or replace function oversight.seen(person uuid) returns boolean
    language sql stable parallel safe
    return exists (select from oversight.being_seen e where e.subject = person);

create or replace function oversight.writes(person uuid) returns boolean
    language sql stable parallel safe
    return exists (select from oversight.being_written e where e.subject = person);
