-- Each version of a matter is a text that is never changed: the program may add versions, and neither change nor delete any.
create table matters.version (
    matter   text not null check (matter ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(matter) <= 40),
    version  int not null check (version > 0),
    -- the first day on which it takes new cases
    from_day date not null,
    -- SHA-256 of the text
    digest   bytea not null check (length(digest) = 32),
    source   text not null check (source in ('PROGRAM', 'FILE', 'PUBLISHED')),
    -- what two persons have decided, where it was published by them
    change   uuid,
    text     text not null,
    at       timestamptz not null default clock_timestamp(),
    primary key (matter, version),
    -- the same text again is no new version
    unique (matter, digest),
    check ((source = 'PUBLISHED') = (change is not null))
);
alter table matters.version enable row level security;
create policy read on matters.version for select to anju_app using (true);
-- What administrators publish goes through the function below.
create policy comes_with_program_or_file on matters.version for insert to anju_app with check (source <> 'PUBLISHED');
grant select on matters.version to anju_app;
grant insert (matter, version, from_day, digest, source, text) on matters.version to anju_app;

-- The next version of a matter as an administrator proposes it.
create table matters.change (
    change   uuid primary key,
    matter   text not null check (matter ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(matter) <= 40),
    from_day date not null,
    digest   bytea not null check (length(digest) = 32),
    text     text not null,
    at       timestamptz not null default clock_timestamp()
);
grant select on matters.change to anju_app;
grant insert (change, matter, from_day, digest, text) on matters.change to anju_app;

-- Publishes what two persons have decided, as the next version, from its day on or, where that has passed in the meantime, from
-- today. Answers which version it is; null where the same text is there already or a later version begins after it.
create function matters.publish(which uuid, decided uuid, today date)
    returns int
    language plpgsql security definer set search_path = ''
as $$
declare
    wanted matters.change;
    begins date;
    number int;
begin
    if not oversight.approved_for(decided, 'PUBLISH_MATTER', 'change', which) then
        raise exception 'A matter is published without two persons.' using errcode = 'insufficient_privilege';
    end if;
    select * into wanted from matters.change c where c.change = which;
    begins := greatest(wanted.from_day, today);
    perform pg_advisory_xact_lock(hashtextextended('matters.' || wanted.matter, 0));
    if exists (select from matters.version v
               where v.matter = wanted.matter and (v.digest = wanted.digest or v.from_day > begins)) then
        return null;
    end if;
    select coalesce(max(v.version), 0) + 1 into number from matters.version v where v.matter = wanted.matter;
    insert into matters.version (matter, version, from_day, digest, source, change, text)
    values (wanted.matter, number, begins, wanted.digest, 'PUBLISHED', which, wanted.text);
    return number;
end
$$;
revoke execute on function matters.publish(uuid, uuid, date) from public;
grant execute on function matters.publish(uuid, uuid, date) to anju_app;

insert into oversight.proposal_kind (kind, persons, different_unit, longest) values
('PUBLISH_MATTER', false, false, interval '14 days');
insert into oversight.proposal_part (kind, part, role) values
('PUBLISH_MATTER', 'PROPOSES', 'ADMINISTRATOR'),
('PUBLISH_MATTER', 'DECIDES', 'ADMINISTRATOR'),
('PUBLISH_MATTER', 'DECIDES', 'AUDITOR');

insert into oversight.purpose (purpose, place, name_zh, name_en, basis_zh, basis_en, roles, territory, opens, fields_zh, fields_en, longest, built_in) values
('matter-upkeep', 82, '事项目录维护', 'Keeping the catalogue of matters',
 '《行政许可法》第三十条：有关事项、依据、条件、程序、期限和材料目录应当公示；《政府信息公开条例》第二十条',
 'Administrative Licensing Law, art. 30: what can be applied for is made public with its grounds, conditions, procedure, time limits and papers; Regulations on Open Government Information, art. 20',
 '{ADMINISTRATOR,AUDITOR}', 'NOBODY', 'NOTHING', '不涉及任何个人记录', 'no record of anybody', interval '2 hours', true);
