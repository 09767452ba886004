-- Residence permits 居住证. What happened to one is in its marks, which are written once; what it is on a day follows from them and the
-- rules, and is reckoned, not stored. Of that `permit` keeps the next window alone, so that whoever is to be told is found.
create table permits.permit (
    subject    uuid not null,
    permit     uuid not null,
    number     text not null check (number ~ '^JZ[0-9]{18}$'),
    locality   text not null check (locality ~ '^[0-9]{2,12}$'),
    division   text not null check (division ~ '^[0-9]{12}$'),
    opens      date not null,
    last_day   date not null,
    wants_card boolean not null default true,
    ended      date,
    at         timestamptz not null default clock_timestamp(),
    primary key (subject, permit),
    constraint a_window check (opens < last_day),
    constraint no_card_of_what_ended check (not (wants_card and ended is not null))
) partition by hash (subject);
create table permits.permit_0 partition of permits.permit for values with (modulus 8, remainder 0);
create table permits.permit_1 partition of permits.permit for values with (modulus 8, remainder 1);
create table permits.permit_2 partition of permits.permit for values with (modulus 8, remainder 2);
create table permits.permit_3 partition of permits.permit for values with (modulus 8, remainder 3);
create table permits.permit_4 partition of permits.permit for values with (modulus 8, remainder 4);
create table permits.permit_5 partition of permits.permit for values with (modulus 8, remainder 5);
create table permits.permit_6 partition of permits.permit for values with (modulus 8, remainder 6);
create table permits.permit_7 partition of permits.permit for values with (modulus 8, remainder 7);
-- One person has one permit at a time in a locality.
create unique index permit_once on permits.permit (subject, locality) where ended is null;
create index permit_window on permits.permit (opens) where ended is null;
create index permit_card on permits.permit (permit) where wants_card;

create table permits.mark (
    subject     uuid not null,
    permit      uuid not null,
    place       int not null check (place > 0),
    kind        text not null check (kind in ('ISSUED', 'ENDORSED', 'MADE_UP', 'ADDRESS_CHANGED', 'LOST', 'REPLACED', 'ENDED', 'RESTORED')),
    on_day      date not null,
    ground      text not null default '' check (ground in ('', 'HOUSEHOLD_MOVED', 'LEFT', 'DIED', 'FRAUD')),
    reason      bytea,
    application uuid,
    account     uuid not null,
    unit        uuid not null,
    unit_name   text not null,
    at          timestamptz not null default clock_timestamp(),
    primary key (subject, permit, place),
    foreign key (subject, permit) references permits.permit (subject, permit),
    constraint ends_on_a_ground check ((kind = 'ENDED') = (ground <> '')),
    -- A permit is taken for fraud, and an end is taken back, by a decision that says why: a sealed text of no length is 29 bytes.
    constraint decided_with_a_reason check (ground <> 'FRAUD' and kind <> 'RESTORED' or length(reason) > 29)
) partition by hash (subject);
create table permits.mark_0 partition of permits.mark for values with (modulus 8, remainder 0);
create table permits.mark_1 partition of permits.mark for values with (modulus 8, remainder 1);
create table permits.mark_2 partition of permits.mark for values with (modulus 8, remainder 2);
create table permits.mark_3 partition of permits.mark for values with (modulus 8, remainder 3);
create table permits.mark_4 partition of permits.mark for values with (modulus 8, remainder 4);
create table permits.mark_5 partition of permits.mark for values with (modulus 8, remainder 5);
create table permits.mark_6 partition of permits.mark for values with (modulus 8, remainder 6);
create table permits.mark_7 partition of permits.mark for values with (modulus 8, remainder 7);

-- Which certificates were made of it; the newest is the card.
create table permits.card (
    subject     uuid not null,
    permit      uuid not null,
    certificate uuid not null,
    at          timestamptz not null default clock_timestamp(),
    primary key (subject, permit, certificate),
    foreign key (subject, permit) references permits.permit (subject, permit)
) partition by hash (subject);
create table permits.card_0 partition of permits.card for values with (modulus 8, remainder 0);
create table permits.card_1 partition of permits.card for values with (modulus 8, remainder 1);
create table permits.card_2 partition of permits.card for values with (modulus 8, remainder 2);
create table permits.card_3 partition of permits.card for values with (modulus 8, remainder 3);
create table permits.card_4 partition of permits.card for values with (modulus 8, remainder 4);
create table permits.card_5 partition of permits.card for values with (modulus 8, remainder 5);
create table permits.card_6 partition of permits.card for values with (modulus 8, remainder 6);
create table permits.card_7 partition of permits.card for values with (modulus 8, remainder 7);

-- Of which window the holder was told, and how far it was.
create table permits.reminder (
    subject  uuid not null,
    permit   uuid not null,
    last_day date not null,
    stage    text not null check (stage in ('MONTH', 'WEEK', 'SUSPENDED')),
    at       timestamptz not null default clock_timestamp(),
    primary key (subject, permit, last_day, stage),
    foreign key (subject, permit) references permits.permit (subject, permit)
) partition by hash (subject);
create table permits.reminder_0 partition of permits.reminder for values with (modulus 8, remainder 0);
create table permits.reminder_1 partition of permits.reminder for values with (modulus 8, remainder 1);
create table permits.reminder_2 partition of permits.reminder for values with (modulus 8, remainder 2);
create table permits.reminder_3 partition of permits.reminder for values with (modulus 8, remainder 3);
create table permits.reminder_4 partition of permits.reminder for values with (modulus 8, remainder 4);
create table permits.reminder_5 partition of permits.reminder for values with (modulus 8, remainder 5);
create table permits.reminder_6 partition of permits.reminder for values with (modulus 8, remainder 6);
create table permits.reminder_7 partition of permits.reminder for values with (modulus 8, remainder 7);

-- Whose number it is; it says nothing else.
create table permits.numbered (
    number text primary key check (number ~ '^JZ[0-9]{18}$'),
    permit uuid not null unique
);

alter table permits.permit enable row level security;
create policy seen on permits.permit for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = permit.subject)
        or exists (select from oversight.being_written e where e.subject = permit.subject));
create policy written on permits.permit for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = permit.subject));
create policy changed on permits.permit for update to anju_app
    using (exists (select from oversight.being_written e where e.subject = permit.subject))
    with check (exists (select from oversight.being_written e where e.subject = permit.subject));
alter table permits.mark enable row level security;
create policy seen on permits.mark for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = mark.subject)
        or exists (select from oversight.being_written e where e.subject = mark.subject));
create policy written on permits.mark for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = mark.subject));
alter table permits.card enable row level security;
create policy seen on permits.card for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = card.subject)
        or exists (select from oversight.being_written e where e.subject = card.subject));
create policy written on permits.card for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = card.subject));
alter table permits.reminder enable row level security;
create policy seen on permits.reminder for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = reminder.subject)
        or exists (select from oversight.being_written e where e.subject = reminder.subject));
create policy written on permits.reminder for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = reminder.subject));

grant select on permits.permit, permits.mark, permits.card, permits.reminder to anju_app;
grant insert (subject, permit, number, locality, division, opens, last_day) on permits.permit to anju_app;
grant update (division, opens, last_day, wants_card, ended) on permits.permit to anju_app;
grant insert (subject, permit, place, kind, on_day, ground, reason, application, account, unit, unit_name) on permits.mark to anju_app;
grant insert (subject, permit, certificate) on permits.card to anju_app;
grant insert (subject, permit, last_day, stage) on permits.reminder to anju_app;
grant insert (number, permit) on permits.numbered to anju_app;

-- An agency asks whether somebody has a right to something, and is answered yes or no: nothing else can be opened to it.
alter table oversight.purpose drop constraint purpose_opens_check;
alter table oversight.purpose
    add constraint purpose_opens_check check (opens in ('RECORD', 'MASKED', 'ADDRESS', 'ENTITLEMENT', 'NOTHING')),
    add constraint agencies_ask_for_entitlements check (('AGENCY' = any (roles)) = (opens = 'ENTITLEMENT') and ((opens = 'ENTITLEMENT') <= (roles = '{AGENCY}')));

insert into oversight.purpose (purpose, place, name_zh, name_en, basis_zh, basis_en, roles, territory, opens, fields_zh, fields_en, longest, built_in) values
('entitlement-check', 28, '核验居住证待遇', 'Checking what a residence permit entitles to',
 '《居住证暂行条例》第十二条、第十三条：向居住证持有人提供基本公共服务和便利',
 'State Council Decree 663, arts. 12 and 13: to provide holders of a residence permit with services and conveniences',
 '{AGENCY}', 'ANY', 'ENTITLEMENT', '只有“是”或者“否”、理由和日期', 'yes or no, the reason and the day; nothing else', interval '1 hour', true),
('permit-clock', 78, '居住证签注期限', 'Endorsement of residence permits in time',
 '《居住证暂行条例》第十条：每年签注；逾期使用功能中止',
 'State Council Decree 663, art. 10: endorsed every year; its function is suspended where that is missed',
 '{SYSTEM}', 'ANY', 'NOTHING', '不显示任何内容；提醒本人签注，逾期中止', 'shows nothing; the holder is reminded, and what was missed is suspended', interval '2 hours', true),
('permit-card', 79, '制作居住证', 'Making residence permits',
 '《居住证暂行条例》第四条、第八条：居住证登载的内容；制作',
 'State Council Decree 663, arts. 4 and 8: what a permit says, and who makes it',
 '{SYSTEM}', 'ANY', 'RECORD', '居住证登载的内容（不含民族、相片）', 'what the permit says, without ethnicity and picture', interval '1 hour', true);

insert into oversight.retention (rule, place, days, kept_zh, kept_en, since_zh, since_en, gone_zh, gone_en, basis_zh, basis_en) values
('permits', 220, 1826, '已终止的居住证', 'residence permits that have ended', '终止之日', 'the day on which it ended',
 '删除', 'deleted', '《行政诉讼法》第四十六条：自行政行为作出之日起超过五年起诉的，人民法院不予受理', 'Administrative Litigation Law, art. 46: no court is called on later than five years after an act');
