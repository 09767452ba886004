-- Applications 办件. `application` is written once; `standing` says where it stands, and holds that a person has one at a time for
-- a matter and a period; `step` has how it came there, each permitted by the same table as in the program.
create table cases.standing (
    subject       uuid not null,
    application   uuid not null,
    matter        text not null check (matter ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(matter) <= 40),
    period        text not null check (period <> '' and length(period) <= 100),
    state         text not null check (state in ('DRAFT', 'SUBMITTED', 'MISSING', 'ACCEPTED', 'REVIEW', 'PAUSED', 'GRANTED', 'REFUSED', 'DELIVERED', 'WITHDRAWN', 'LAPSED')),
    division      text not null check (division ~ '^([0-9]{2,12})?$'),
    touched       date not null,
    received      date,
    accepted      date,
    accept_days   int check (accept_days >= 0),
    accept_count  text check (accept_count in ('WORKING', 'CALENDAR')),
    decide_days   int check (decide_days >= 0),
    decide_count  text check (decide_count in ('WORKING', 'CALENDAR')),
    due           date,
    stop_ground   text not null default '',
    escalated     date,
    closed_at     timestamptz,
    primary key (subject, application),
    constraint received_with_its_limits check ((received is null) = (accept_days is null) and (received is null) = (decide_days is null)
        and (accept_days is null) = (accept_count is null) and (decide_days is null) = (decide_count is null)),
    constraint a_draft_has_no_clock check (state <> 'DRAFT' or received is null and due is null),
    constraint stands_on_a_ground check ((state = 'PAUSED') = (stop_ground <> '') and (state <> 'PAUSED' or due is null)),
    constraint a_clock_runs check (state not in ('SUBMITTED', 'ACCEPTED', 'REVIEW') or due is not null)
) partition by hash (subject);
create table cases.standing_0 partition of cases.standing for values with (modulus 8, remainder 0);
create table cases.standing_1 partition of cases.standing for values with (modulus 8, remainder 1);
create table cases.standing_2 partition of cases.standing for values with (modulus 8, remainder 2);
create table cases.standing_3 partition of cases.standing for values with (modulus 8, remainder 3);
create table cases.standing_4 partition of cases.standing for values with (modulus 8, remainder 4);
create table cases.standing_5 partition of cases.standing for values with (modulus 8, remainder 5);
create table cases.standing_6 partition of cases.standing for values with (modulus 8, remainder 6);
create table cases.standing_7 partition of cases.standing for values with (modulus 8, remainder 7);
-- One at a time; after a refusal, a withdrawal or a lapse a new one may begin.
create unique index standing_once on cases.standing (subject, matter, period) where state not in ('REFUSED', 'WITHDRAWN', 'LAPSED');
create index standing_waiting on cases.standing (due) where state in ('SUBMITTED', 'ACCEPTED', 'REVIEW', 'PAUSED', 'GRANTED');
create index standing_application on cases.standing (application);
create index standing_resting on cases.standing (touched) where state in ('DRAFT', 'MISSING');
create index standing_closed on cases.standing (closed_at) where closed_at is not null;

create table cases.application (
    subject     uuid not null,
    application uuid not null,
    number      text not null check (number ~ '^[0-9]{12}$'),
    version     int not null check (version > 0),
    channel     text not null,
    account     uuid not null,
    role        text not null,
    unit_name   text not null,
    begun       date not null,
    at          timestamptz not null default clock_timestamp(),
    primary key (subject, application),
    foreign key (subject, application) references cases.standing (subject, application)
) partition by hash (subject);
create table cases.application_0 partition of cases.application for values with (modulus 8, remainder 0);
create table cases.application_1 partition of cases.application for values with (modulus 8, remainder 1);
create table cases.application_2 partition of cases.application for values with (modulus 8, remainder 2);
create table cases.application_3 partition of cases.application for values with (modulus 8, remainder 3);
create table cases.application_4 partition of cases.application for values with (modulus 8, remainder 4);
create table cases.application_5 partition of cases.application for values with (modulus 8, remainder 5);
create table cases.application_6 partition of cases.application for values with (modulus 8, remainder 6);
create table cases.application_7 partition of cases.application for values with (modulus 8, remainder 7);

-- Whose number it is; it says nothing else.
create table cases.receipt (
    number      text primary key check (number ~ '^[0-9]{12}$'),
    application uuid not null unique
);

create table cases.step (
    subject      uuid not null,
    application  uuid not null,
    place        int not null check (place > 0),
    step         text not null,
    state_before text not null,
    state_after  text not null,
    on_day       date not null,
    due          date,
    ground       text not null default '' check (ground ~ '^([a-z][a-z0-9]*(-[a-z0-9]+)*)?$'),
    account      uuid not null,
    role         text not null,
    unit         uuid not null,
    unit_name    text not null,
    channel      text not null,
    at           timestamptz not null default clock_timestamp(),
    primary key (subject, application, place),
    foreign key (subject, application) references cases.standing (subject, application),
    constraint permitted check ((state_before, step, state_after) in (
        ('DRAFT', 'SUBMIT', 'SUBMITTED'),
        ('DRAFT', 'WITHDRAW', 'WITHDRAWN'),
        ('DRAFT', 'LAPSE', 'LAPSED'),
        ('SUBMITTED', 'ACCEPT', 'ACCEPTED'),
        ('SUBMITTED', 'SILENCE', 'ACCEPTED'),
        ('SUBMITTED', 'TELL_MISSING', 'MISSING'),
        ('SUBMITTED', 'RECKON', 'SUBMITTED'),
        ('SUBMITTED', 'WITHDRAW', 'WITHDRAWN'),
        ('MISSING', 'SUPPLEMENT', 'ACCEPTED'),
        ('MISSING', 'WITHDRAW', 'WITHDRAWN'),
        ('MISSING', 'LAPSE', 'LAPSED'),
        ('ACCEPTED', 'TAKE_UP', 'REVIEW'),
        ('ACCEPTED', 'GRANT', 'GRANTED'),
        ('ACCEPTED', 'REFUSE', 'REFUSED'),
        ('ACCEPTED', 'STOP_CLOCK', 'PAUSED'),
        ('ACCEPTED', 'ESCALATE', 'ACCEPTED'),
        ('ACCEPTED', 'RECKON', 'ACCEPTED'),
        ('ACCEPTED', 'WITHDRAW', 'WITHDRAWN'),
        ('REVIEW', 'GRANT', 'GRANTED'),
        ('REVIEW', 'REFUSE', 'REFUSED'),
        ('REVIEW', 'STOP_CLOCK', 'PAUSED'),
        ('REVIEW', 'ESCALATE', 'REVIEW'),
        ('REVIEW', 'RECKON', 'REVIEW'),
        ('REVIEW', 'WITHDRAW', 'WITHDRAWN'),
        ('PAUSED', 'RESUME_CLOCK', 'REVIEW'),
        ('PAUSED', 'WITHDRAW', 'WITHDRAWN'),
        ('GRANTED', 'DELIVER', 'DELIVERED'))),
    constraint stopped_on_a_ground check ((step = 'STOP_CLOCK') = (ground <> ''))
) partition by hash (subject);
create table cases.step_0 partition of cases.step for values with (modulus 8, remainder 0);
create table cases.step_1 partition of cases.step for values with (modulus 8, remainder 1);
create table cases.step_2 partition of cases.step for values with (modulus 8, remainder 2);
create table cases.step_3 partition of cases.step for values with (modulus 8, remainder 3);
create table cases.step_4 partition of cases.step for values with (modulus 8, remainder 4);
create table cases.step_5 partition of cases.step for values with (modulus 8, remainder 5);
create table cases.step_6 partition of cases.step for values with (modulus 8, remainder 6);
create table cases.step_7 partition of cases.step for values with (modulus 8, remainder 7);

-- What was answered to a question, as long as the applicant has the case in hand.
create table cases.answer (
    subject     uuid not null,
    application uuid not null,
    question    text not null check (question ~ '^[A-Za-z][A-Za-z0-9_-]{0,39}$'),
    said        bytea not null,
    at          timestamptz not null default clock_timestamp(),
    primary key (subject, application, question),
    foreign key (subject, application) references cases.standing (subject, application)
) partition by hash (subject);
create table cases.answer_0 partition of cases.answer for values with (modulus 8, remainder 0);
create table cases.answer_1 partition of cases.answer for values with (modulus 8, remainder 1);
create table cases.answer_2 partition of cases.answer for values with (modulus 8, remainder 2);
create table cases.answer_3 partition of cases.answer for values with (modulus 8, remainder 3);
create table cases.answer_4 partition of cases.answer for values with (modulus 8, remainder 4);
create table cases.answer_5 partition of cases.answer for values with (modulus 8, remainder 5);
create table cases.answer_6 partition of cases.answer for values with (modulus 8, remainder 6);
create table cases.answer_7 partition of cases.answer for values with (modulus 8, remainder 7);

-- Papers: uploaded, shown at a counter, or to be shown later. What was uploaded is sealed, never changed, and can be taken out
-- again by whoever put it in as long as the case is in hand.
create table cases.paper (
    subject     uuid not null,
    application uuid not null,
    paper       uuid not null,
    kind        text not null check (kind ~ '^[a-z][A-Za-z0-9_-]{0,39}$'),
    way         text not null check (way in ('UPLOADED', 'SHOWN', 'LATER')),
    media       text check (media in ('JPEG', 'PNG', 'PDF')),
    bytes       int check (bytes between 1 and 10485760),
    content     bytea,
    seen_on     date,
    unit_name   text not null,
    account     uuid not null,
    taken_out   timestamptz,
    at          timestamptz not null default clock_timestamp(),
    primary key (subject, application, paper),
    foreign key (subject, application) references cases.standing (subject, application),
    constraint uploaded_whole check ((way = 'UPLOADED') = (media is not null) and (way = 'UPLOADED') = (bytes is not null)
        and (way = 'UPLOADED') = (content is not null)),
    constraint shown_on_a_day check ((way = 'SHOWN') = (seen_on is not null))
) partition by hash (subject);
create table cases.paper_0 partition of cases.paper for values with (modulus 8, remainder 0);
create table cases.paper_1 partition of cases.paper for values with (modulus 8, remainder 1);
create table cases.paper_2 partition of cases.paper for values with (modulus 8, remainder 2);
create table cases.paper_3 partition of cases.paper for values with (modulus 8, remainder 3);
create table cases.paper_4 partition of cases.paper for values with (modulus 8, remainder 4);
create table cases.paper_5 partition of cases.paper for values with (modulus 8, remainder 5);
create table cases.paper_6 partition of cases.paper for values with (modulus 8, remainder 6);
create table cases.paper_7 partition of cases.paper for values with (modulus 8, remainder 7);

-- Everything that is missing, told once: the key refuses a second time (Administrative License Law, art. 32; State Council Decree
-- 663, art. 9).
create table cases.missing (
    subject     uuid not null,
    application uuid not null,
    papers      text[] not null,
    questions   text[] not null,
    until       date not null,
    unit_name   text not null,
    account     uuid not null,
    on_day      date not null,
    at          timestamptz not null default clock_timestamp(),
    primary key (subject, application),
    foreign key (subject, application) references cases.standing (subject, application),
    constraint something_is_missing check (cardinality(papers) + cardinality(questions) > 0)
) partition by hash (subject);
create table cases.missing_0 partition of cases.missing for values with (modulus 8, remainder 0);
create table cases.missing_1 partition of cases.missing for values with (modulus 8, remainder 1);
create table cases.missing_2 partition of cases.missing for values with (modulus 8, remainder 2);
create table cases.missing_3 partition of cases.missing for values with (modulus 8, remainder 3);
create table cases.missing_4 partition of cases.missing for values with (modulus 8, remainder 4);
create table cases.missing_5 partition of cases.missing for values with (modulus 8, remainder 5);
create table cases.missing_6 partition of cases.missing for values with (modulus 8, remainder 6);
create table cases.missing_7 partition of cases.missing for values with (modulus 8, remainder 7);

-- The decision, once. A refusal without its reason and what can be done against it is none (Administrative License Law, art. 38):
-- a sealed text of no length is 29 bytes.
create table cases.decision (
    subject     uuid not null,
    application uuid not null,
    granted     boolean not null,
    reason      bytea not null,
    remedy      bytea not null,
    by_rule     boolean not null,
    on_day      date not null,
    unit_name   text not null,
    account     uuid not null,
    at          timestamptz not null default clock_timestamp(),
    primary key (subject, application),
    foreign key (subject, application) references cases.standing (subject, application),
    constraint refused_with_reason_and_remedy check (granted or length(reason) > 29 and length(remedy) > 29)
) partition by hash (subject);
create table cases.decision_0 partition of cases.decision for values with (modulus 8, remainder 0);
create table cases.decision_1 partition of cases.decision for values with (modulus 8, remainder 1);
create table cases.decision_2 partition of cases.decision for values with (modulus 8, remainder 2);
create table cases.decision_3 partition of cases.decision for values with (modulus 8, remainder 3);
create table cases.decision_4 partition of cases.decision for values with (modulus 8, remainder 4);
create table cases.decision_5 partition of cases.decision for values with (modulus 8, remainder 5);
create table cases.decision_6 partition of cases.decision for values with (modulus 8, remainder 6);
create table cases.decision_7 partition of cases.decision for values with (modulus 8, remainder 7);

-- What the rules knew of the person when it was handed in.
create table cases.known (
    subject     uuid not null,
    application uuid not null,
    facts       bytea not null,
    at          timestamptz not null default clock_timestamp(),
    primary key (subject, application),
    foreign key (subject, application) references cases.standing (subject, application)
) partition by hash (subject);
create table cases.known_0 partition of cases.known for values with (modulus 8, remainder 0);
create table cases.known_1 partition of cases.known for values with (modulus 8, remainder 1);
create table cases.known_2 partition of cases.known for values with (modulus 8, remainder 2);
create table cases.known_3 partition of cases.known for values with (modulus 8, remainder 3);
create table cases.known_4 partition of cases.known for values with (modulus 8, remainder 4);
create table cases.known_5 partition of cases.known for values with (modulus 8, remainder 5);
create table cases.known_6 partition of cases.known for values with (modulus 8, remainder 6);
create table cases.known_7 partition of cases.known for values with (modulus 8, remainder 7);

-- The code on paper with which a draft is gone on with, by keyed digest; the newest counts.
create table cases.resumption (
    subject     uuid not null,
    application uuid not null,
    code        bytea not null,
    at          timestamptz not null default clock_timestamp(),
    primary key (subject, application),
    foreign key (subject, application) references cases.standing (subject, application)
) partition by hash (subject);
create table cases.resumption_0 partition of cases.resumption for values with (modulus 8, remainder 0);
create table cases.resumption_1 partition of cases.resumption for values with (modulus 8, remainder 1);
create table cases.resumption_2 partition of cases.resumption for values with (modulus 8, remainder 2);
create table cases.resumption_3 partition of cases.resumption for values with (modulus 8, remainder 3);
create table cases.resumption_4 partition of cases.resumption for values with (modulus 8, remainder 4);
create table cases.resumption_5 partition of cases.resumption for values with (modulus 8, remainder 5);
create table cases.resumption_6 partition of cases.resumption for values with (modulus 8, remainder 6);
create table cases.resumption_7 partition of cases.resumption for values with (modulus 8, remainder 7);

alter table cases.standing enable row level security;
create policy seen on cases.standing for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = standing.subject)
        or exists (select from oversight.being_written e where e.subject = standing.subject));
create policy written on cases.standing for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = standing.subject));
create policy changed on cases.standing for update to anju_app
    using (exists (select from oversight.being_written e where e.subject = standing.subject))
    with check (exists (select from oversight.being_written e where e.subject = standing.subject));
alter table cases.application enable row level security;
create policy seen on cases.application for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = application.subject)
        or exists (select from oversight.being_written e where e.subject = application.subject));
create policy written on cases.application for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = application.subject));
alter table cases.step enable row level security;
create policy seen on cases.step for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = step.subject)
        or exists (select from oversight.being_written e where e.subject = step.subject));
create policy written on cases.step for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = step.subject));
alter table cases.answer enable row level security;
create policy seen on cases.answer for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = answer.subject)
        or exists (select from oversight.being_written e where e.subject = answer.subject));
create policy written on cases.answer for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = answer.subject));
create policy changed on cases.answer for update to anju_app
    using (exists (select from oversight.being_written e where e.subject = answer.subject))
    with check (exists (select from oversight.being_written e where e.subject = answer.subject));
-- What was handed in is not written over: not even by the program.
create policy in_hand on cases.answer as restrictive for insert to anju_app
    with check (exists (select from cases.standing s where s.subject = answer.subject and s.application = answer.application and s.state in ('DRAFT', 'MISSING')));
create policy still_in_hand on cases.answer as restrictive for update to anju_app
    using (exists (select from cases.standing s where s.subject = answer.subject and s.application = answer.application and s.state in ('DRAFT', 'MISSING')));
alter table cases.paper enable row level security;
create policy seen on cases.paper for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = paper.subject)
        or exists (select from oversight.being_written e where e.subject = paper.subject));
create policy written on cases.paper for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = paper.subject));
create policy changed on cases.paper for update to anju_app
    using (exists (select from oversight.being_written e where e.subject = paper.subject))
    with check (exists (select from oversight.being_written e where e.subject = paper.subject));
alter table cases.missing enable row level security;
create policy seen on cases.missing for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = missing.subject)
        or exists (select from oversight.being_written e where e.subject = missing.subject));
create policy written on cases.missing for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = missing.subject));
alter table cases.decision enable row level security;
create policy seen on cases.decision for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = decision.subject)
        or exists (select from oversight.being_written e where e.subject = decision.subject));
create policy written on cases.decision for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = decision.subject));
alter table cases.known enable row level security;
create policy seen on cases.known for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = known.subject)
        or exists (select from oversight.being_written e where e.subject = known.subject));
create policy written on cases.known for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = known.subject));
alter table cases.resumption enable row level security;
create policy seen on cases.resumption for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = resumption.subject)
        or exists (select from oversight.being_written e where e.subject = resumption.subject));
create policy written on cases.resumption for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = resumption.subject));
create policy changed on cases.resumption for update to anju_app
    using (exists (select from oversight.being_written e where e.subject = resumption.subject))
    with check (exists (select from oversight.being_written e where e.subject = resumption.subject));

grant select on cases.standing, cases.application, cases.step, cases.answer, cases.paper, cases.missing, cases.decision, cases.known to anju_app;
grant select on cases.resumption to anju_app;
grant insert (subject, application, matter, period, state, division, touched) on cases.standing to anju_app;
grant update (state, touched, received, accepted, accept_days, accept_count, decide_days, decide_count, due, stop_ground, escalated, closed_at) on cases.standing to anju_app;
grant insert (subject, application, number, version, channel, account, role, unit_name, begun) on cases.application to anju_app;
grant insert (number, application) on cases.receipt to anju_app;
grant insert (subject, application, place, step, state_before, state_after, on_day, due, ground, account, role, unit, unit_name, channel) on cases.step to anju_app;
grant insert (subject, application, question, said), update (said, at) on cases.answer to anju_app;
grant insert (subject, application, paper, kind, way, media, bytes, content, seen_on, unit_name, account) on cases.paper to anju_app;
grant update (taken_out, content, bytes) on cases.paper to anju_app;
grant insert (subject, application, papers, questions, until, unit_name, account, on_day) on cases.missing to anju_app;
grant insert (subject, application, granted, reason, remedy, by_rule, on_day, unit_name, account) on cases.decision to anju_app;
grant insert (subject, application, facts) on cases.known to anju_app;
grant insert (subject, application, code), update (code, at) on cases.resumption to anju_app;

insert into oversight.purpose (purpose, place, name_zh, name_en, basis_zh, basis_en, roles, territory, opens, fields_zh, fields_en, longest, built_in) values
('case-handling', 25, '办理事项', 'Handling of applications',
 '《行政许可法》第三十二条、第三十四条：受理申请，审查申请材料；《居住证暂行条例》第八条',
 'Administrative License Law, arts. 32 and 34: to receive an application and examine it; State Council Decree 663, art. 8',
 '{REGISTRAR,REVIEWER}', 'OWN', 'RECORD', '申请人的登记情况、答复、申请材料和办理过程', 'the applicant''s record, answers, papers and the course of the case', interval '8 hours', true),
('case-resumption', 66, '凭续办码继续办理', 'Going on with an application by its code',
 '《优化营商环境条例》第三十七条：在线办理；申请人本人凭受理号、续办码和证件号码后四位继续填写',
 'Regulations on Improving the Business Environment, art. 37: dealing with matters online; the applicant goes on by receipt number, code and the last four characters of the document number',
 '{SYSTEM}', 'ANY', 'RECORD', '本人正在填写或者补正的申请', 'the person''s own application that is being filled in or supplemented', interval '1 hour', true),
('case-clock', 77, '办理时限', 'Time limits of applications',
 '《行政许可法》第三十二条、第四十二条：逾期不告知视为受理；办理期限',
 'Administrative License Law, arts. 32 and 42: silence counts as acceptance; time limits',
 '{SYSTEM}', 'ANY', 'NOTHING', '不显示任何内容；时限届满时办件的状态改变并告知本人', 'shows nothing; what follows when a time limit ends, and telling the person', interval '2 hours', true);

insert into oversight.retention (rule, place, days, kept_zh, kept_en, since_zh, since_en, gone_zh, gone_en, basis_zh, basis_en) values
('case-drafts', 240, 90, '没有提交的申请', 'applications that were never handed in', '最后一次填写之日', 'the day of the last answer',
 '答复和材料删除，只留下开始过', 'answers and papers are deleted; that one was begun stays',
 '《个人信息保护法》第十九条（九十日为本系统所定）', 'Personal Information Protection Law, art. 19 (ninety days is our choice)'),
('case-contents', 241, 1826, '办结申请的答复、材料和决定理由', 'answers, papers and reasons of closed applications', '办结之日', 'the day on which it was closed',
 '内容删除，只留下办理过程和结论', 'the content is deleted; the course and what came of it stay',
 '《行政诉讼法》第四十六条：自行政行为作出之日起超过五年起诉的，人民法院不予受理', 'Administrative Litigation Law, art. 46: no court is called on later than five years after an act');
