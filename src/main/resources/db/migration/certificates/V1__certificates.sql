create schema certificates;
grant usage on schema certificates to anju_app;

-- The published lists of what does not hold any more, and their places. A place is drawn at random and says nothing of anybody;
-- it outlives the certificate, so that what was revoked stays so. 0 holds, 1 is revoked, 2 is suspended.
create table certificates.list (
    list int primary key check (list >= 0)
);
insert into certificates.list (list) values (0);

create table certificates.slot (
    list   int not null references certificates.list (list),
    place  int not null check (place between 0 and 131071),
    number text not null unique check (number ~ '^[0-9]{12}$'),
    status smallint not null default 0 check (status between 0 and 2),
    primary key (list, place)
);
create index slot_marked on certificates.slot (list) where status <> 0;

-- What was signed about a person, sealed as it was signed: the fields, the text of the QR code, the credential.
create table certificates.certificate (
    subject     uuid not null,
    certificate uuid not null,
    number      text not null,
    kind        text not null check (kind in ('RESIDENCE_PERMIT', 'RESIDENCE_PROOF', 'RECORD_EXTRACT', 'DECISION')),
    fields      bytea not null,
    card        bytea not null,
    sd_jwt      bytea not null,
    issued      date not null,
    until       date check (until >= issued),
    list        int not null,
    place       int not null,
    account     uuid not null,
    unit        uuid not null,
    unit_name   text not null,
    at          timestamptz not null default clock_timestamp(),
    primary key (subject, certificate)
) partition by hash (subject);
create table certificates.certificate_0 partition of certificates.certificate for values with (modulus 8, remainder 0);
create table certificates.certificate_1 partition of certificates.certificate for values with (modulus 8, remainder 1);
create table certificates.certificate_2 partition of certificates.certificate for values with (modulus 8, remainder 2);
create table certificates.certificate_3 partition of certificates.certificate for values with (modulus 8, remainder 3);
create table certificates.certificate_4 partition of certificates.certificate for values with (modulus 8, remainder 4);
create table certificates.certificate_5 partition of certificates.certificate for values with (modulus 8, remainder 5);
create table certificates.certificate_6 partition of certificates.certificate for values with (modulus 8, remainder 6);
create table certificates.certificate_7 partition of certificates.certificate for values with (modulus 8, remainder 7);
create index certificate_place on certificates.certificate (list, place);
create index certificate_until on certificates.certificate (until);

-- What became of it: rows that are written once.
create table certificates.mark (
    subject     uuid not null,
    mark        uuid not null,
    certificate uuid not null,
    kind        text not null check (kind in ('REVOKED', 'SUSPENDED', 'RESTORED')),
    account     uuid not null,
    unit        uuid not null,
    unit_name   text not null,
    at          timestamptz not null default clock_timestamp(),
    primary key (subject, mark),
    foreign key (subject, certificate) references certificates.certificate (subject, certificate)
) partition by hash (subject);
create table certificates.mark_0 partition of certificates.mark for values with (modulus 8, remainder 0);
create table certificates.mark_1 partition of certificates.mark for values with (modulus 8, remainder 1);
create table certificates.mark_2 partition of certificates.mark for values with (modulus 8, remainder 2);
create table certificates.mark_3 partition of certificates.mark for values with (modulus 8, remainder 3);
create table certificates.mark_4 partition of certificates.mark for values with (modulus 8, remainder 4);
create table certificates.mark_5 partition of certificates.mark for values with (modulus 8, remainder 5);
create table certificates.mark_6 partition of certificates.mark for values with (modulus 8, remainder 6);
create table certificates.mark_7 partition of certificates.mark for values with (modulus 8, remainder 7);
create index mark_certificate on certificates.mark (subject, certificate);

-- That somebody checked it.
create table certificates.checking (
    subject     uuid not null,
    checking    uuid not null,
    certificate uuid not null,
    unit_name   text not null,
    channel     text not null,
    at          timestamptz not null default clock_timestamp(),
    primary key (subject, checking),
    foreign key (subject, certificate) references certificates.certificate (subject, certificate)
) partition by hash (subject);
create table certificates.checking_0 partition of certificates.checking for values with (modulus 8, remainder 0);
create table certificates.checking_1 partition of certificates.checking for values with (modulus 8, remainder 1);
create table certificates.checking_2 partition of certificates.checking for values with (modulus 8, remainder 2);
create table certificates.checking_3 partition of certificates.checking for values with (modulus 8, remainder 3);
create table certificates.checking_4 partition of certificates.checking for values with (modulus 8, remainder 4);
create table certificates.checking_5 partition of certificates.checking for values with (modulus 8, remainder 5);
create table certificates.checking_6 partition of certificates.checking for values with (modulus 8, remainder 6);
create table certificates.checking_7 partition of certificates.checking for values with (modulus 8, remainder 7);
create index checking_certificate on certificates.checking (subject, certificate);

alter table certificates.certificate enable row level security;
create policy seen on certificates.certificate for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = certificate.subject)
        or exists (select from oversight.being_written e where e.subject = certificate.subject));
create policy written on certificates.certificate for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = certificate.subject));
alter table certificates.mark enable row level security;
create policy seen on certificates.mark for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = mark.subject)
        or exists (select from oversight.being_written e where e.subject = mark.subject));
create policy written on certificates.mark for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = mark.subject));
alter table certificates.checking enable row level security;
create policy seen on certificates.checking for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = checking.subject)
        or exists (select from oversight.being_written e where e.subject = checking.subject));
create policy written on certificates.checking for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = checking.subject));

-- Who asked about a place within the last hours, as a keyed digest: so that nobody fills the log of a holder.
create table certificates.asked (
    list  int not null,
    place int not null,
    asker bytea not null,
    since timestamptz not null,
    primary key (list, place, asker)
);
create index asked_since on certificates.asked (since);

grant select on certificates.list, certificates.slot, certificates.certificate, certificates.mark, certificates.checking,
    certificates.asked to anju_app;
grant insert (list) on certificates.list to anju_app;
grant insert (list, place, number) on certificates.slot to anju_app;
grant insert (subject, certificate, number, kind, fields, card, sd_jwt, issued, until, list, place, account, unit, unit_name)
    on certificates.certificate to anju_app;
grant insert (subject, mark, certificate, kind, account, unit, unit_name) on certificates.mark to anju_app;
grant insert (subject, checking, certificate, unit_name, channel) on certificates.checking to anju_app;
grant insert (list, place, asker, since), update (since) on certificates.asked to anju_app;

-- Brings the published status of a certificate up to its last mark. What was revoked is never anything else again.
create function certificates.restate(who uuid, which uuid)
    returns void
    language sql volatile security definer set search_path = ''
as $$
    update certificates.slot s
    set status = case m.kind when 'REVOKED' then 1 when 'SUSPENDED' then 2 else 0 end
    from certificates.certificate c
    cross join lateral (
        select m.kind
        from certificates.mark m
        where m.subject = c.subject and m.certificate = c.certificate
        order by m.kind = 'REVOKED' desc, m.mark desc
        limit 1) m
    where c.subject = who and c.certificate = which and s.list = c.list and s.place = c.place and s.status <> 1
$$;

-- Whose certificate has this place: keys that an entry needs before it can name anybody.
create function certificates.holder(of_list int, of_place int)
    returns table (subject uuid, certificate uuid, number text)
    language sql stable security definer set search_path = ''
as $$
    select c.subject, c.certificate, c.number
    from certificates.certificate c
    where c.list = of_list and c.place = of_place
$$;

create function certificates.forget_asked()
    returns void
    language sql volatile security definer set search_path = ''
as $$
    delete from certificates.asked a where a.since < clock_timestamp() - interval '24 hours'
$$;

-- Takes one away for good. Its place stays, and says that it does not hold.
create function certificates.erase(who uuid, which uuid)
    returns void
    language plpgsql volatile security definer set search_path = ''
as $$
begin
    update certificates.slot s set status = 1
    from certificates.certificate c
    where c.subject = who and c.certificate = which and s.list = c.list and s.place = c.place;
    delete from certificates.checking g where g.subject = who and g.certificate = which;
    delete from certificates.mark m where m.subject = who and m.certificate = which;
    delete from certificates.certificate c where c.subject = who and c.certificate = which;
end
$$;

-- Nothing is left of the certificates of a person whose record two persons have decided to erase, or whose time is over.
create function certificates.forget(who uuid, decided uuid)
    returns void
    language plpgsql volatile security definer set search_path = ''
as $$
begin
    if not oversight.approved(decided, 'ERASE_PERSON', who) then
        raise exception 'Certificates are forgotten that two persons have not decided on.' using errcode = 'insufficient_privilege';
    end if;
    perform certificates.erase(c.subject, c.certificate) from certificates.certificate c where c.subject = who;
end
$$;

-- Those whose last day, or whose revocation, is long enough ago.
create function certificates.erase_over(most int)
    returns bigint
    language plpgsql volatile security definer set search_path = ''
as $$
declare
    before timestamptz := oversight.due_before('certificates');
    one    record;
    gone   bigint := 0;
begin
    for one in
        select c.subject, c.certificate
        from certificates.certificate c
        where c.until < (before at time zone 'Asia/Shanghai')::date
           or exists (select from certificates.mark m
                      where m.subject = c.subject and m.certificate = c.certificate and m.kind = 'REVOKED' and m.at < before)
        limit most
    loop
        perform certificates.erase(one.subject, one.certificate);
        gone := gone + 1;
    end loop;
    return gone;
end
$$;

revoke execute on function certificates.restate(uuid, uuid), certificates.holder(int, int), certificates.forget_asked(),
                           certificates.erase(uuid, uuid), certificates.forget(uuid, uuid), certificates.erase_over(int) from public;
grant execute on function certificates.restate(uuid, uuid), certificates.holder(int, int), certificates.forget_asked(),
                          certificates.forget(uuid, uuid), certificates.erase_over(int) to anju_app;

insert into oversight.retention (rule, place, days, kept_zh, kept_en, since_zh, since_en, gone_zh, gone_en, basis_zh, basis_en) values
('certificates', 230, 1825, '电子凭证及其核验记录', 'certificates, and that they were checked', '失效或者撤销之日', 'its last day, or that of its revocation',
 '删除，公开的状态清单中只留下“已失效”的位置', 'deleted; in the published list its place stays, as one that does not hold',
 '《个人信息保护法》第十九条：保存期限为实现处理目的所必要的最短时间',
 'Personal Information Protection Law, art. 19: the shortest time that the purpose needs');

insert into oversight.purpose (purpose, place, name_zh, name_en, basis_zh, basis_en, roles, territory, opens, fields_zh, fields_en, longest, built_in) values
('certificate-check', 29, '电子凭证核验', 'Checking a certificate',
 '《国务院关于在线政务服务的若干规定》（国务院令第716号）第十条：电子证照可以作为法定办事依据；《个人信息保护法》第四十四条：本人有权知悉核验情况',
 'State Council Decree 716, art. 10: electronic certificates are valid grounds for handling a matter; Personal Information Protection Law, art. 44: the holder is told of the check',
 '{SYSTEM,REGISTRAR,REVIEWER}', 'ANY', 'NOTHING', '仅限出示的凭证上已有的内容，以及该凭证是否仍然有效',
 'only what the presented certificate itself says, and whether it still holds', interval '8 hours', true);
