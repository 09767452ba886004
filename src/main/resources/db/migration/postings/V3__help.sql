-- A person, the subject, asked for help; it was sent to the officers of one agreement. `application` is the case by which it was asked.
-- How the person wants to be reached stands here, sealed, only where the person chose to be connected.
create table postings.help (
    subject     uuid not null,
    help        uuid not null,
    application uuid not null,
    number      text not null,
    agreement   uuid not null,
    division    text not null check (division ~ '^[0-9]{12}$'),
    need        text not null check (need in ('PAPERS', 'WAGES', 'SCHOOL', 'LEGAL_ADVICE', 'HOME_OFFICE', 'OTHER')),
    connect     boolean not null,
    reach       bytea,
    asked       date not null,
    due         date not null,
    at          timestamptz not null default clock_timestamp(),
    primary key (subject, help),
    constraint once_for_an_application unique (subject, application),
    constraint reached_by_choice check (connect or reach is null)
) partition by hash (subject);
create table postings.help_0 partition of postings.help for values with (modulus 8, remainder 0);
create table postings.help_1 partition of postings.help for values with (modulus 8, remainder 1);
create table postings.help_2 partition of postings.help for values with (modulus 8, remainder 2);
create table postings.help_3 partition of postings.help for values with (modulus 8, remainder 3);
create table postings.help_4 partition of postings.help for values with (modulus 8, remainder 4);
create table postings.help_5 partition of postings.help for values with (modulus 8, remainder 5);
create table postings.help_6 partition of postings.help for values with (modulus 8, remainder 6);
create table postings.help_7 partition of postings.help for values with (modulus 8, remainder 7);
create index help_agreement on postings.help (agreement, due);
create index help_asked on postings.help (asked);

-- What an officer did: took it up, and closed it with one of a few answers. Nothing is written by hand.
create table postings.help_step (
    subject   uuid not null,
    help      uuid not null,
    step      text not null check (step in ('TAKEN_UP', 'CLOSED')),
    answer    text check (answer in ('SOLVED', 'HOME_POLICE', 'LABOUR_INSPECTION', 'LEGAL_AID', 'EDUCATION_OFFICE', 'SERVICE_POINT', 'NOT_SOLVED')),
    on_day    date not null,
    account   uuid not null,
    unit      uuid not null,
    unit_name text not null,
    at        timestamptz not null default clock_timestamp(),
    primary key (subject, help, step),
    foreign key (subject, help) references postings.help (subject, help),
    constraint closed_with_an_answer check ((step = 'CLOSED') = (answer is not null))
) partition by hash (subject);
create table postings.help_step_0 partition of postings.help_step for values with (modulus 8, remainder 0);
create table postings.help_step_1 partition of postings.help_step for values with (modulus 8, remainder 1);
create table postings.help_step_2 partition of postings.help_step for values with (modulus 8, remainder 2);
create table postings.help_step_3 partition of postings.help_step for values with (modulus 8, remainder 3);
create table postings.help_step_4 partition of postings.help_step for values with (modulus 8, remainder 4);
create table postings.help_step_5 partition of postings.help_step for values with (modulus 8, remainder 5);
create table postings.help_step_6 partition of postings.help_step for values with (modulus 8, remainder 6);
create table postings.help_step_7 partition of postings.help_step for values with (modulus 8, remainder 7);

-- The numbers of a quarter whose requests are gone.
create table postings.help_quarter (
    quarter   date not null,
    need      text not null,
    in_time   bigint not null,
    later     bigint not null,
    passed_on bigint not null,
    unsolved  bigint not null,
    primary key (quarter, need)
);
grant select on postings.help_quarter to anju_app;

alter table postings.help enable row level security;
create policy seen on postings.help for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = help.subject)
        or exists (select from oversight.being_written e where e.subject = help.subject));
create policy written on postings.help for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = help.subject));
alter table postings.help_step enable row level security;
create policy seen on postings.help_step for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = help_step.subject)
        or exists (select from oversight.being_written e where e.subject = help_step.subject));
create policy written on postings.help_step for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = help_step.subject));
grant select on postings.help, postings.help_step to anju_app;
grant insert (subject, help, application, number, agreement, division, need, connect, reach, asked, due) on postings.help to anju_app;
grant insert (subject, help, step, answer, on_day, account, unit, unit_name) on postings.help_step to anju_app;

insert into oversight.purpose (purpose, place, name_zh, name_en, basis_zh, basis_en, roles, territory, opens, fields_zh, fields_en, longest, built_in) values
('home-town-help', 27, '老乡警察办理求助', 'Help by a home-town liaison officer',
 '《个人信息保护法》第十三条第一款第一项：取得个人的同意；《人民警察法》第二十一条：对公民提出解决纠纷的要求，应当给予帮助',
 'Personal Information Protection Law, art. 13 (1) 1: the person''s consent; People''s Police Law, art. 21: help where citizens ask for it',
 '{REGISTRAR}', 'OWN', 'NOTHING', '本人提交给老乡警察的求助：需要什么帮助、所在区县，以及本人愿意提供的联系方式；不显示登记内容',
 'the request that the person sent to the liaison officers: what help is needed, in which county, and how the person chose to be reached; nothing of the record', interval '8 hours', true);

insert into oversight.retention (rule, place, days, kept_zh, kept_en, since_zh, since_en, gone_zh, gone_en, basis_zh, basis_en) values
('help-reach', 215, 30, '求助人提供的联系方式', 'how somebody who asked for help wanted to be reached', '求助办结之日，没有办结的自办理期限届满之日', 'the day on which it was closed; of one that was not, the day on which its time was over',
 '联系方式删除', 'it is deleted',
 '《个人信息保护法》第十九条（三十日为本系统所定）', 'Personal Information Protection Law, art. 19 (thirty days is our choice)'),
('help-requests', 216, 730, '向老乡警察提出的求助', 'requests for help by a liaison officer', '提出之日', 'the day on which it was made', '全部删除，只留下按季度公布的数字',
 'all of it; the published numbers of a quarter stay',
 '《个人信息保护法》第十九条（二年为本系统所定）', 'Personal Information Protection Law, art. 19 (two years is our choice)');
