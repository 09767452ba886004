-- The schedule of retention 保存期限表, as data: what is kept for how long, from when on, and on which ground. Who may change it is
-- the owner; the program reads it, and the functions that erase ask it themselves.
create table oversight.retention (
    rule     text primary key check (rule ~ '^[a-z]+(-[a-z]+)*$'),
    place    int not null unique,
    days     int not null check (days > 0),
    kept_zh  text not null check (kept_zh <> ''),
    kept_en  text not null check (kept_en <> ''),
    since_zh text not null check (since_zh <> ''),
    since_en text not null check (since_en <> ''),
    gone_zh  text not null check (gone_zh <> ''),
    gone_en  text not null check (gone_en <> ''),
    basis_zh text not null check (basis_zh <> ''),
    basis_en text not null check (basis_en <> '')
);

-- What was erased on which day.
create table oversight.retention_run (
    rule   text not null references oversight.retention (rule),
    day    date not null,
    erased bigint not null check (erased >= 0),
    at     timestamptz not null default clock_timestamp(),
    primary key (rule, day)
);
grant select on oversight.retention, oversight.retention_run to anju_app;
grant insert (rule, day, erased), update (erased, at) on oversight.retention_run to anju_app;

-- Before when what a rule is about is due.
create function oversight.due_before(which text)
    returns timestamptz
    language sql stable security definer set search_path = ''
as $$
    select clock_timestamp() - make_interval(days => r.days) from oversight.retention r where r.rule = which
$$;

-- That a record has come to the end of its time: what two persons decide before it, the schedule decides then. A row holds in the
-- transaction that wrote it; the function that writes it looks for itself whether it is so.
create table oversight.lapse (
    lapse   uuid primary key,
    subject uuid not null,
    rule    text not null references oversight.retention (rule),
    tx      xid8 not null default pg_current_xact_id(),
    at      timestamptz not null default clock_timestamp()
);

create or replace function oversight.approved(which uuid, wanted text, concerned uuid)
    returns boolean
    language sql stable security definer set search_path = ''
as $$
    select exists (
        select
        from oversight.proposal p
        join oversight.decision d on d.proposal = p.proposal and d.confirmed and d.account <> p.proposer
        join oversight.proposal_subject s on s.proposal = p.proposal and s.subject = concerned
        where p.proposal = which
          and p.kind = wanted
          and not exists (select from oversight.carried_out c where c.proposal = p.proposal))
        or wanted = 'ERASE_PERSON' and exists (
        select
        from oversight.lapse l
        where l.lapse = which and l.subject = concerned and l.tx = pg_current_xact_id_if_assigned())
$$;

-- Entries that the log has taken go with their nonces and places; what is published of them stays, and has to do with nobody.
create function oversight.erase_access_entries(most int)
    returns bigint
    language sql volatile security definer set search_path = ''
as $$
    with due as (
        select e.subject, e.access
        from oversight.access_entry e
        where e.at < oversight.due_before('access-entries') and e.tx <= (select h.up_to from oversight.log_head h)
        limit most
    ), placed as (
        delete from oversight.log_place p using due d where p.subject = d.subject and p.access = d.access
    ), gone as (
        delete from oversight.access_entry e using due d where e.subject = d.subject and e.access = d.access returning 1
    )
    select count(*) from gone
$$;

revoke execute on function oversight.due_before(text), oversight.erase_access_entries(int) from public;
grant execute on function oversight.due_before(text), oversight.erase_access_entries(int) to anju_app;

insert into oversight.retention (rule, place, days, kept_zh, kept_en, since_zh, since_en, gone_zh, gone_en, basis_zh, basis_en) values
('access-entries', 10, 1095, '查询记录', 'who looked at whom', '查询之日', 'the day of the look',
 '删除，透明日志中只留下无法辨认的散列值', 'deleted; the transparency log keeps a hash from which nothing can be read',
 '《个人信息保护法》第五十六条：个人信息保护影响评估报告和处理情况记录应当至少保存三年',
 'Personal Information Protection Law, art. 56: records of handling are kept for at least three years'),
('departed-records', 20, 1825, '已死亡或者迁出人员的记录', 'records of persons who died or moved away', '登记死亡、迁出之日', 'the day on which death or departure was recorded',
 '整条记录删除，只留下没有内容的标记', 'the whole record is erased; a mark without content stays',
 '《个人信息保护法》第十九条、第四十七条：保存期限为实现处理目的所必要的最短时间',
 'Personal Information Protection Law, arts. 19 and 47: the shortest time that the purpose needs'),
('error-records', 21, 365, '登记有误人员的记录', 'records that were made in error', '登记有误之日', 'the day on which the error was recorded',
 '整条记录删除，只留下没有内容的标记', 'the whole record is erased; a mark without content stays',
 '《个人信息保护法》第八条、第四十七条', 'Personal Information Protection Law, arts. 8 and 47'),
('refused-observations', 30, 365, '没有进入登记簿的申报和采集', 'declarations and observations that did not enter the register', '收到之日', 'the day of receipt',
 '内容删除', 'their content is deleted', '《个人信息保护法》第十九条', 'Personal Information Protection Law, art. 19'),
('visits', 40, 365, '走访时记下的内容', 'what was noted at a visit', '收到之日', 'the day of receipt',
 '内容删除，只留下走访过的日期和结果', 'the content is deleted; that there was a visit, and its outcome, stays', '《个人信息保护法》第十九条', 'Personal Information Protection Law, art. 19'),
('complaints', 50, 1095, '异议和答复', 'complaints and their answers', '答复之日', 'the day of the answer',
 '文字删除，只留下提出过和结论', 'the words go; that there was one, and what was found, stays', '《个人信息保护法》第五十六条', 'Personal Information Protection Law, art. 56'),
('requests', 51, 1095, '本人请求和答复', 'requests and their answers', '答复之日', 'the day of the answer',
 '文字删除，只留下提出过和结论', 'the words go; that there was one, and what came of it, stays', '《个人信息保护法》第五十六条', 'Personal Information Protection Law, art. 56'),
('guardianships', 52, 1095, '监护关系登记', 'guardianships', '失效或者终止之日', 'the day on which it ended',
 '删除', 'deleted', '《个人信息保护法》第五十六条', 'Personal Information Protection Law, art. 56'),
('reports', 60, 180, '居住情况反映', 'reports that something should be looked at in a dwelling', '最后一次反映之日', 'the day of the last report',
 '删除', 'deleted', '《个人信息保护法》第十九条', 'Personal Information Protection Law, art. 19'),
('receipts', 61, 395, '回执号码', 'receipt numbers', '发给之日', 'the day on which it was given',
 '删除', 'deleted', '《个人信息保护法》第十九条', 'Personal Information Protection Law, art. 19'),
('returned-rows', 62, 30, '导入和单位报送中退回的行', 'rows handed back of an import or an organisation''s list', '报送之日', 'the day of the file',
 '删除', 'deleted', '《个人信息保护法》第十九条', 'Personal Information Protection Law, art. 19'),
('sign-ins', 70, 90, '登录过的设备', 'devices on which somebody signed in', '最后一次使用之日', 'the day of the last use',
 '删除', 'deleted', '《个人信息保护法》第十九条', 'Personal Information Protection Law, art. 19');

insert into oversight.purpose (purpose, place, name_zh, name_en, basis_zh, basis_en, roles, territory, opens, fields_zh, fields_en, longest, built_in) values
('retention', 76, '按保存期限删除', 'Erasure at the end of a time',
 '《个人信息保护法》第十九条、第四十七条：保存期限届满的，主动删除',
 'Personal Information Protection Law, arts. 19 and 47: what has been kept for its time is deleted',
 '{SYSTEM}', 'ANY', 'NOTHING', '不显示任何内容；记录到期删除', 'shows nothing; a record is erased when its time is over', interval '2 hours', true);
