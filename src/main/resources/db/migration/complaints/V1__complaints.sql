create schema complaints;
grant usage on schema complaints to anju_app;

-- Somebody does not recognise an entry about them. Complaint and answer are rows that are written once. What people write is
-- sealed; the house reads it only to show it to the two who talk.
create table complaints.complaint (
    subject   uuid not null,
    complaint uuid not null,
    access    uuid not null,
    said      bytea not null,
    account   uuid not null,
    at        timestamptz not null default clock_timestamp(),
    due       date not null,
    primary key (subject, complaint),
    unique (subject, access)
) partition by hash (subject);
create table complaints.complaint_0 partition of complaints.complaint for values with (modulus 8, remainder 0);
create table complaints.complaint_1 partition of complaints.complaint for values with (modulus 8, remainder 1);
create table complaints.complaint_2 partition of complaints.complaint for values with (modulus 8, remainder 2);
create table complaints.complaint_3 partition of complaints.complaint for values with (modulus 8, remainder 3);
create table complaints.complaint_4 partition of complaints.complaint for values with (modulus 8, remainder 4);
create table complaints.complaint_5 partition of complaints.complaint for values with (modulus 8, remainder 5);
create table complaints.complaint_6 partition of complaints.complaint for values with (modulus 8, remainder 6);
create table complaints.complaint_7 partition of complaints.complaint for values with (modulus 8, remainder 7);
create index complaint_complaint on complaints.complaint (complaint);

create table complaints.answer (
    subject   uuid not null,
    complaint uuid not null,
    finding   text not null check (finding in ('EXPLAINED', 'UPHELD')),
    reply     bytea not null,
    account   uuid not null,
    unit      uuid not null,
    unit_name text not null,
    at        timestamptz not null default clock_timestamp(),
    primary key (subject, complaint),
    foreign key (subject, complaint) references complaints.complaint (subject, complaint)
) partition by hash (subject);
create table complaints.answer_0 partition of complaints.answer for values with (modulus 8, remainder 0);
create table complaints.answer_1 partition of complaints.answer for values with (modulus 8, remainder 1);
create table complaints.answer_2 partition of complaints.answer for values with (modulus 8, remainder 2);
create table complaints.answer_3 partition of complaints.answer for values with (modulus 8, remainder 3);
create table complaints.answer_4 partition of complaints.answer for values with (modulus 8, remainder 4);
create table complaints.answer_5 partition of complaints.answer for values with (modulus 8, remainder 5);
create table complaints.answer_6 partition of complaints.answer for values with (modulus 8, remainder 6);
create table complaints.answer_7 partition of complaints.answer for values with (modulus 8, remainder 7);

alter table complaints.complaint enable row level security;
create policy seen on complaints.complaint for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = complaint.subject)
        or exists (select from oversight.being_written e where e.subject = complaint.subject));
create policy written on complaints.complaint for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = complaint.subject));
alter table complaints.answer enable row level security;
create policy seen on complaints.answer for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = answer.subject)
        or exists (select from oversight.being_written e where e.subject = answer.subject));
create policy written on complaints.answer for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = answer.subject));
grant select on complaints.complaint, complaints.answer to anju_app;
grant insert (subject, complaint, access, said, account, due) on complaints.complaint to anju_app;
grant insert (subject, complaint, finding, reply, account, unit, unit_name) on complaints.answer to anju_app;

-- Which wait, the most urgent first, and whose a complaint is: keys that an entry needs before it can name anybody.
create function complaints.waiting(most int)
    returns table (subject uuid, complaint uuid)
    language sql stable security definer set search_path = ''
as $$
    select c.subject, c.complaint
    from complaints.complaint c
    where not exists (select from complaints.answer a where a.subject = c.subject and a.complaint = c.complaint)
    order by c.due, c.complaint
    limit most
$$;

create function complaints.complainant(which uuid)
    returns setof uuid
    language sql stable security definer set search_path = ''
as $$
    select c.subject from complaints.complaint c where c.complaint = which
$$;

-- What became of the complaints of each year whose every complaint is due: three numbers that no longer change, so that two
-- looks at them tell no more than one.
create function complaints.years(today date)
    returns table (year int, upheld bigint, explained bigint, late bigint)
    language sql stable security definer set search_path = ''
as $$
    select c.year,
           count(*) filter (where c.in_time and c.finding = 'UPHELD'),
           count(*) filter (where c.in_time and c.finding = 'EXPLAINED'),
           count(*) filter (where not c.in_time)
    from (select extract(year from c.at at time zone 'Asia/Shanghai')::int as year, c.due, a.finding,
                 coalesce((a.at at time zone 'Asia/Shanghai')::date <= c.due, false) as in_time
          from complaints.complaint c
          left join complaints.answer a on a.subject = c.subject and a.complaint = c.complaint) c
    group by c.year
    having max(c.due) < today and c.year < extract(year from today)
    order by c.year
$$;

revoke execute on function complaints.waiting(int), complaints.complainant(uuid), complaints.years(date) from public;
grant execute on function complaints.waiting(int), complaints.complainant(uuid), complaints.years(date) to anju_app;
