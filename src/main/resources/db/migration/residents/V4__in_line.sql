-- The guards of V2, asked of the views of oversight V4 instead of its functions. Nothing is let through that was not.

alter policy seen on residents.act
    using (exists (select from oversight.being_seen e where e.subject = act.person));
alter policy written on residents.act
    with check (exists (select from oversight.being_written e where e.subject = act.person));

alter policy seen on residents.particulars
    using (exists (select from oversight.being_seen e where e.subject = particulars.person));
alter policy written on residents.particulars
    with check (exists (select from oversight.being_written e where e.subject = particulars.person));

alter policy seen on residents.document
    using (exists (select from oversight.being_seen e where e.subject = document.person));
alter policy written on residents.document
    with check (exists (select from oversight.being_written e where e.subject = document.person));

alter policy seen on residents.contact
    using (exists (select from oversight.being_seen e where e.subject = contact.person));
alter policy written on residents.contact
    with check (exists (select from oversight.being_written e where e.subject = contact.person));

alter policy seen on residents.stay
    using (exists (select from oversight.being_seen e where e.subject = stay.person));
alter policy written on residents.stay
    with check (exists (select from oversight.being_written e where e.subject = stay.person));

alter policy seen on residents.observation
    using (exists (select from oversight.being_seen e where e.subject = observation.subject));
alter policy written on residents.observation
    with check (exists (select from oversight.being_written e where e.subject = observation.subject));

alter policy written on residents.name_key
    with check (exists (select from oversight.being_written e where e.subject = name_key.person));
