-- Looks of one unit under one file number are kept from the persons whom they were about, by a judicial order, by two persons of
-- two units, until a day; afterwards they are shown. Secrecy belongs to the matter, never to a line of the log, and no person is
-- named here. Inspectors see the looks all the while.
insert into oversight.proposal_kind (kind, persons, different_unit, longest) values
('WITHHOLD_ENTRIES', false, true, interval '7 days');
insert into oversight.proposal_part (kind, part, role) values
('WITHHOLD_ENTRIES', 'PROPOSES', 'WARRANT_OFFICER'),
('WITHHOLD_ENTRIES', 'DECIDES', 'AUDITOR');

create table oversight.withholding (
    withholding  uuid primary key,
    unit         uuid not null,
    unit_name    text not null,
    file         text not null check (file <> '' and length(file) <= 200),
    issuer       text not null check (issuer <> '' and length(issuer) <= 100),
    order_number text not null check (order_number <> '' and length(order_number) <= 100),
    until        date not null,
    account      uuid not null,
    at           timestamptz not null default clock_timestamp(),
    -- One order, half a year; a longer matter takes another order.
    constraint half_a_year check (until <= (at at time zone 'Asia/Shanghai')::date + 183)
);
alter table oversight.withholding enable row level security;
create policy by_part on oversight.withholding for select to anju_app
    using (nullif(current_setting('anju.role', true), '') in ('WARRANT_OFFICER', 'AUDITOR'));
create policy proposed on oversight.withholding for insert to anju_app with check (true);
grant select on oversight.withholding to anju_app;
grant insert (withholding, unit, unit_name, file, issuer, order_number, until, account) on oversight.withholding to anju_app;

-- What two persons have decided is withheld; and that it was shown before its day.
create table oversight.withheld (
    withholding uuid primary key references oversight.withholding (withholding),
    unit        uuid not null,
    file        text not null,
    until       date not null,
    at          timestamptz not null default clock_timestamp()
);
create index withheld_file on oversight.withheld (file, unit);
create table oversight.revealed (
    withholding uuid primary key references oversight.withheld (withholding),
    account     uuid not null,
    at          timestamptz not null default clock_timestamp()
);
grant select on oversight.withheld, oversight.revealed to anju_app;
grant insert (withholding, account) on oversight.revealed to anju_app;

create function oversight.withhold(which uuid, decided uuid)
    returns void
    language plpgsql security definer set search_path = ''
as $$
begin
    if not oversight.approved_for(decided, 'WITHHOLD_ENTRIES', 'withholding', which) then
        raise exception 'Looks are withheld without two persons.' using errcode = 'insufficient_privilege';
    end if;
    insert into oversight.withheld (withholding, unit, file, until)
    select w.withholding, w.unit, w.file, w.until from oversight.withholding w where w.withholding = which;
end
$$;
revoke execute on function oversight.withhold(uuid, uuid) from public;
grant execute on function oversight.withhold(uuid, uuid) to anju_app;

-- What each order keeps back, to its last day or to the day on which it was shown early.
create view oversight.withholding_span as
    select w.withholding, w.unit, w.file, least(w.until, (r.at at time zone 'Asia/Shanghai')::date) as last_day,
           r.at is null and w.until >= (clock_timestamp() at time zone 'Asia/Shanghai')::date as in_force
    from oversight.withheld w
    left join oversight.revealed r on r.withholding = w.withholding;

-- A line of the access log as it is shown: whether it has its place in the transparency log, until when an order kept it from
-- the person, and whether one does now. Whoever shows lines reads them here, so that what is withheld is withheld everywhere.
create view oversight.access_line as
    select e.subject, e.access, e.at, e.account, e.unit, e.unit_name, e.role, e.purpose, e.file, e.channel, e.kind, e.shown,
           p.index is not null as proven, s.until as withheld_until, coalesce(s.in_force, false) as withheld
    from oversight.access_entry e
    left join oversight.log_place p on p.subject = e.subject and p.access = e.access
    left join lateral (
        select max(w.last_day) as until, bool_or(w.in_force) as in_force
        from oversight.withholding_span w
        where w.unit = e.unit and w.file = e.file and (e.at at time zone 'Asia/Shanghai')::date <= w.last_day) s on true;
grant select on oversight.withholding_span, oversight.access_line to anju_app;
