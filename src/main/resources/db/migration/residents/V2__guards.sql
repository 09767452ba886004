-- Constraints come after the tables, so that a distributed PostgreSQL can distribute them empty.
alter table residents.particulars add constraint particulars_one_belief
    exclude using gist (person with =, valid with &&, recorded with &&);
-- No bug and no race writes two main residences on one day in one belief.
alter table residents.stay add constraint stay_one_belief
    exclude using gist (person with =, valid with &&, recorded with &&);
-- What is read of a person, and settled, is found by the person alone; the key above is for guarding.
create index stay_person on residents.stay (person);
create index stay_dwelling on residents.stay (dwelling);
create index name_key_key on residents.name_key (key, birth);

alter table residents.act enable row level security;
create policy seen on residents.act for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = act.person));
create policy written on residents.act for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = act.person));
grant select, insert on residents.act to anju_app;

alter table residents.particulars enable row level security;
create policy seen on residents.particulars for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = particulars.person));
create policy written on residents.particulars for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = particulars.person));
grant select, insert on residents.particulars to anju_app;

alter table residents.document enable row level security;
create policy seen on residents.document for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = document.person));
create policy written on residents.document for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = document.person));
grant select, insert on residents.document to anju_app;

alter table residents.contact enable row level security;
create policy seen on residents.contact for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = contact.person));
create policy written on residents.contact for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = contact.person));
grant select, insert on residents.contact to anju_app;

alter table residents.stay enable row level security;
create policy seen on residents.stay for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = stay.person));
create policy written on residents.stay for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = stay.person));
grant select, insert on residents.stay to anju_app;

alter table residents.observation enable row level security;
create policy seen on residents.observation for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = observation.subject));
create policy written on residents.observation for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = observation.subject));
grant select, insert on residents.observation to anju_app;

alter table residents.name_key enable row level security;
create policy written on residents.name_key for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = name_key.person));
grant insert on residents.name_key to anju_app;

grant select, insert, update on residents.inbox to anju_app;
grant select, insert on residents.identity_claim to anju_app;
grant select on residents.headcount to anju_app;
