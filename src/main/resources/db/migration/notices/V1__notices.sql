create schema notices;
grant usage on schema notices to anju_app;

-- What a person is told, in both languages, and the page it is about: sealed, written once.
create table notices.notice (
    subject   uuid not null,
    notice    uuid not null,
    zh        bytea not null,
    en        bytea not null,
    path      bytea not null,
    unit_name text not null,
    at        timestamptz not null default clock_timestamp(),
    primary key (subject, notice)
) partition by hash (subject);
create table notices.notice_0 partition of notices.notice for values with (modulus 8, remainder 0);
create table notices.notice_1 partition of notices.notice for values with (modulus 8, remainder 1);
create table notices.notice_2 partition of notices.notice for values with (modulus 8, remainder 2);
create table notices.notice_3 partition of notices.notice for values with (modulus 8, remainder 3);
create table notices.notice_4 partition of notices.notice for values with (modulus 8, remainder 4);
create table notices.notice_5 partition of notices.notice for values with (modulus 8, remainder 5);
create table notices.notice_6 partition of notices.notice for values with (modulus 8, remainder 6);
create table notices.notice_7 partition of notices.notice for values with (modulus 8, remainder 7);

-- That the person, or whoever has the account, has had it on the page.
create table notices.opened (
    subject uuid not null,
    notice  uuid not null,
    at      timestamptz not null default clock_timestamp(),
    primary key (subject, notice),
    foreign key (subject, notice) references notices.notice (subject, notice)
) partition by hash (subject);
create table notices.opened_0 partition of notices.opened for values with (modulus 8, remainder 0);
create table notices.opened_1 partition of notices.opened for values with (modulus 8, remainder 1);
create table notices.opened_2 partition of notices.opened for values with (modulus 8, remainder 2);
create table notices.opened_3 partition of notices.opened for values with (modulus 8, remainder 3);
create table notices.opened_4 partition of notices.opened for values with (modulus 8, remainder 4);
create table notices.opened_5 partition of notices.opened for values with (modulus 8, remainder 5);
create table notices.opened_6 partition of notices.opened for values with (modulus 8, remainder 6);
create table notices.opened_7 partition of notices.opened for values with (modulus 8, remainder 7);

-- Where the person wants to be told that there is something: an address that a code has confirmed, sealed.
create table notices.channel (
    subject uuid not null,
    channel text not null check (channel in ('EMAIL', 'SMS')),
    address bytea not null,
    tongue  text not null check (tongue in ('ZH', 'EN')),
    at      timestamptz not null default clock_timestamp(),
    primary key (subject, channel)
) partition by hash (subject);
create table notices.channel_0 partition of notices.channel for values with (modulus 8, remainder 0);
create table notices.channel_1 partition of notices.channel for values with (modulus 8, remainder 1);
create table notices.channel_2 partition of notices.channel for values with (modulus 8, remainder 2);
create table notices.channel_3 partition of notices.channel for values with (modulus 8, remainder 3);
create table notices.channel_4 partition of notices.channel for values with (modulus 8, remainder 4);
create table notices.channel_5 partition of notices.channel for values with (modulus 8, remainder 5);
create table notices.channel_6 partition of notices.channel for values with (modulus 8, remainder 6);
create table notices.channel_7 partition of notices.channel for values with (modulus 8, remainder 7);

-- An address that waits for its code. The code is kept as a digest; wrong ones are counted.
create table notices.asked (
    subject uuid not null,
    channel text not null check (channel in ('EMAIL', 'SMS')),
    address bytea not null,
    tongue  text not null check (tongue in ('ZH', 'EN')),
    code    bytea not null,
    wrong   int not null default 0,
    until   timestamptz not null,
    primary key (subject, channel)
) partition by hash (subject);
create table notices.asked_0 partition of notices.asked for values with (modulus 8, remainder 0);
create table notices.asked_1 partition of notices.asked for values with (modulus 8, remainder 1);
create table notices.asked_2 partition of notices.asked for values with (modulus 8, remainder 2);
create table notices.asked_3 partition of notices.asked for values with (modulus 8, remainder 3);
create table notices.asked_4 partition of notices.asked for values with (modulus 8, remainder 4);
create table notices.asked_5 partition of notices.asked for values with (modulus 8, remainder 5);
create table notices.asked_6 partition of notices.asked for values with (modulus 8, remainder 6);
create table notices.asked_7 partition of notices.asked for values with (modulus 8, remainder 7);

-- The outbox. A letter says that there is something, or carries a code; one that is OPEN takes in what is told meanwhile. From
-- GOING on it is the same letter however often it is tried: its key is its Message-ID. `due` is when it is tried next, and while
-- it is being tried, when somebody else may. Of what a mail server answers there are numbers, never its words.
create table notices.letter (
    subject uuid not null,
    letter  uuid not null,
    channel text not null check (channel in ('EMAIL', 'SMS')),
    kind    text not null check (kind in ('NOTICES', 'CODE')),
    code    bytea,
    state   text not null default 'OPEN' check (state in ('OPEN', 'GOING', 'SENT', 'DEAD', 'DROPPED')),
    tries   int not null default 0,
    made    timestamptz not null default clock_timestamp(),
    due     timestamptz not null,
    latest  timestamptz,
    fault   text check (fault in ('AWAY', 'REFUSED', 'NOT_SET_UP', 'BROKEN')),
    answer  text not null default '' check (answer ~ '^[0-9. ]{0,20}$'),
    ended   timestamptz,
    primary key (subject, letter),
    check ((kind = 'CODE') = (code is not null) or state in ('SENT', 'DEAD', 'DROPPED'))
) partition by hash (subject);
create table notices.letter_0 partition of notices.letter for values with (modulus 8, remainder 0);
create table notices.letter_1 partition of notices.letter for values with (modulus 8, remainder 1);
create table notices.letter_2 partition of notices.letter for values with (modulus 8, remainder 2);
create table notices.letter_3 partition of notices.letter for values with (modulus 8, remainder 3);
create table notices.letter_4 partition of notices.letter for values with (modulus 8, remainder 4);
create table notices.letter_5 partition of notices.letter for values with (modulus 8, remainder 5);
create table notices.letter_6 partition of notices.letter for values with (modulus 8, remainder 6);
create table notices.letter_7 partition of notices.letter for values with (modulus 8, remainder 7);
create unique index letter_open on notices.letter (subject, channel) where state = 'OPEN' and kind = 'NOTICES';
create index letter_due on notices.letter (due) where state in ('OPEN', 'GOING');
create index letter_dead on notices.letter (ended) where state = 'DEAD';

-- Which notices a letter speaks of.
create table notices.carried (
    subject uuid not null,
    letter  uuid not null,
    notice  uuid not null,
    primary key (subject, letter, notice),
    foreign key (subject, letter) references notices.letter (subject, letter),
    foreign key (subject, notice) references notices.notice (subject, notice)
) partition by hash (subject);
create table notices.carried_0 partition of notices.carried for values with (modulus 8, remainder 0);
create table notices.carried_1 partition of notices.carried for values with (modulus 8, remainder 1);
create table notices.carried_2 partition of notices.carried for values with (modulus 8, remainder 2);
create table notices.carried_3 partition of notices.carried for values with (modulus 8, remainder 3);
create table notices.carried_4 partition of notices.carried for values with (modulus 8, remainder 4);
create table notices.carried_5 partition of notices.carried for values with (modulus 8, remainder 5);
create table notices.carried_6 partition of notices.carried for values with (modulus 8, remainder 6);
create table notices.carried_7 partition of notices.carried for values with (modulus 8, remainder 7);
create index carried_notice on notices.carried (subject, notice);

alter table notices.notice enable row level security;
create policy seen on notices.notice for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = notice.subject)
        or exists (select from oversight.being_written e where e.subject = notice.subject));
create policy written on notices.notice for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = notice.subject));
alter table notices.opened enable row level security;
create policy seen on notices.opened for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = opened.subject)
        or exists (select from oversight.being_written e where e.subject = opened.subject));
create policy written on notices.opened for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = opened.subject));
alter table notices.channel enable row level security;
create policy seen on notices.channel for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = channel.subject)
        or exists (select from oversight.being_written e where e.subject = channel.subject));
create policy written on notices.channel for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = channel.subject));
alter table notices.asked enable row level security;
create policy seen on notices.asked for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = asked.subject)
        or exists (select from oversight.being_written e where e.subject = asked.subject));
create policy written on notices.asked for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = asked.subject));
alter table notices.letter enable row level security;
create policy seen on notices.letter for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = letter.subject)
        or exists (select from oversight.being_written e where e.subject = letter.subject));
create policy written on notices.letter for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = letter.subject));
alter table notices.carried enable row level security;
create policy seen on notices.carried for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = carried.subject)
        or exists (select from oversight.being_written e where e.subject = carried.subject));
create policy written on notices.carried for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = carried.subject));
create policy changed on notices.channel for update to anju_app
    using (exists (select from oversight.being_written e where e.subject = channel.subject));
create policy changed on notices.asked for update to anju_app
    using (exists (select from oversight.being_written e where e.subject = asked.subject));
create policy changed on notices.letter for update to anju_app
    using (exists (select from oversight.being_written e where e.subject = letter.subject));
grant select on notices.notice, notices.opened, notices.channel, notices.asked, notices.letter, notices.carried to anju_app;
grant insert (subject, notice, zh, en, path, unit_name) on notices.notice to anju_app;
grant insert (subject, notice) on notices.opened to anju_app;
grant insert (subject, channel, address, tongue) on notices.channel to anju_app;
grant update (address, tongue, at) on notices.channel to anju_app;
grant insert (subject, channel, address, tongue, code, until) on notices.asked to anju_app;
grant update (address, tongue, code, wrong, until) on notices.asked to anju_app;
grant insert (subject, letter, channel, kind, code, due, latest) on notices.letter to anju_app;
grant update (latest) on notices.letter to anju_app;
grant insert (subject, letter, notice) on notices.carried to anju_app;

-- How many notices a person has not had on the page yet: a number for the menu of every page. No row comes back.
create function notices.unread(subjects uuid[])
    returns int
    language sql stable security definer set search_path = ''
as $$
    select count(*)::int
    from notices.notice n
    where n.subject = any (subjects)
      and not exists (select from notices.opened o where o.subject = n.subject and o.notice = n.notice)
$$;

-- An address is taken back, or one that waits is let go. Whoever asks has left an entry about the person in this transaction. What
-- was still to go there goes nowhere.
create function notices.take_back(who uuid, which text)
    returns void
    language plpgsql security definer set search_path = ''
as $$
begin
    if not exists (select from oversight.being_written e where e.subject = who) then
        raise exception 'An address is taken back without an entry.' using errcode = 'insufficient_privilege';
    end if;
    delete from notices.channel c where c.subject = who and c.channel = which;
    delete from notices.asked a where a.subject = who and a.channel = which;
    update notices.letter l set state = 'DROPPED', ended = clock_timestamp(), code = null
    where l.subject = who and l.channel = which and l.state in ('OPEN', 'GOING', 'DEAD');
end
$$;

-- The address that waits becomes the one that is used.
create function notices.confirmed(who uuid, which text)
    returns void
    language plpgsql security definer set search_path = ''
as $$
begin
    if not exists (select from oversight.being_written e where e.subject = who) then
        raise exception 'An address is confirmed without an entry.' using errcode = 'insufficient_privilege';
    end if;
    insert into notices.channel (subject, channel, address, tongue)
    select a.subject, a.channel, a.address, a.tongue from notices.asked a where a.subject = who and a.channel = which
    on conflict (subject, channel) do update set address = excluded.address, tongue = excluded.tongue, at = clock_timestamp();
    delete from notices.asked a where a.subject = who and a.channel = which;
    -- Codes that were not sent by now are of no use to anybody.
    update notices.letter l set state = 'DROPPED', ended = clock_timestamp(), code = null
    where l.subject = who and l.channel = which and l.kind = 'CODE' and l.state in ('OPEN', 'GOING', 'DEAD');
end
$$;

-- Takes letters that are due, so that nobody else does until the lease is over: keys alone. At night only codes, which somebody
-- waits for, and what would be told too late in the morning; likewise beyond so many of one person on one day.
create function notices.take(as_of timestamptz, lease interval, night boolean, morning timestamptz, per_day int, most int)
    returns table (subject uuid, letter uuid)
    language sql volatile security definer set search_path = ''
as $$
    update notices.letter l
    set state = 'GOING', tries = l.tries + 1, due = as_of + lease
    from (select d.subject, d.letter
          from notices.letter d
          where d.state in ('OPEN', 'GOING') and d.due <= as_of
            and (d.kind = 'CODE' or d.latest < morning
                 or not night
                    and (d.state = 'GOING'
                         or (select count(*)
                             from notices.letter s
                             where s.subject = d.subject and s.channel = d.channel and s.kind = 'NOTICES'
                               and s.state in ('SENT', 'GOING')
                               and (coalesce(s.ended, s.made) at time zone 'Asia/Shanghai')::date
                                   = (as_of at time zone 'Asia/Shanghai')::date) < per_day))
          order by d.due
          limit most) t
    where l.subject = t.subject and l.letter = t.letter and l.state in ('OPEN', 'GOING') and l.due <= as_of
    returning l.subject, l.letter
$$;

-- What became of a letter that was tried.
create function notices.tried(who uuid, which uuid, became text, fault text, answer text, next timestamptz, as_of timestamptz)
    returns void
    language sql volatile security definer set search_path = ''
as $$
    update notices.letter l
    set state = became, fault = tried.fault, answer = tried.answer, due = coalesce(next, l.due),
        ended = case when became = 'GOING' then null else as_of end,
        code = case when became in ('SENT', 'DROPPED') then null else l.code end
    where l.subject = who and l.letter = which and l.state = 'GOING'
$$;

-- Letters that nobody tries any more, for whoever looks after the machine: no person, no address, no content.
create function notices.dead(most int)
    returns table (letter uuid, channel text, kind text, tries int, made timestamptz, ended timestamptz, fault text, answer text)
    language sql stable security definer set search_path = ''
as $$
    select l.letter, l.channel, l.kind, l.tries, l.made, l.ended, l.fault, l.answer
    from notices.letter l
    where l.state = 'DEAD'
    order by l.ended desc
    limit most
$$;

create function notices.again(which uuid, as_of timestamptz)
    returns boolean
    language sql volatile security definer set search_path = ''
as $$
    with again as (
        update notices.letter l set state = 'GOING', tries = 0, due = as_of, ended = null
        where l.letter = which and l.state = 'DEAD' and (l.kind <> 'CODE' or l.code is not null)
        returning 1
    )
    select exists (select from again)
$$;

-- Nothing is left of what a person was told whose record two persons have decided to erase.
create function notices.forget(who uuid, decided uuid)
    returns void
    language plpgsql security definer set search_path = ''
as $$
begin
    if not oversight.approved(decided, 'ERASE_PERSON', who) then
        raise exception 'Notices are forgotten that two persons have not decided on.' using errcode = 'insufficient_privilege';
    end if;
    delete from notices.carried c where c.subject = who;
    delete from notices.letter l where l.subject = who;
    delete from notices.asked a where a.subject = who;
    delete from notices.channel c where c.subject = who;
    delete from notices.opened o where o.subject = who;
    delete from notices.notice n where n.subject = who;
end
$$;

revoke execute on function notices.unread(uuid[]), notices.take_back(uuid, text), notices.confirmed(uuid, text),
    notices.take(timestamptz, interval, boolean, timestamptz, int, int), notices.tried(uuid, uuid, text, text, text, timestamptz, timestamptz),
    notices.dead(int), notices.again(uuid, timestamptz), notices.forget(uuid, uuid) from public;
grant execute on function notices.unread(uuid[]), notices.take_back(uuid, text), notices.confirmed(uuid, text),
    notices.take(timestamptz, interval, boolean, timestamptz, int, int), notices.tried(uuid, uuid, text, text, text, timestamptz, timestamptz),
    notices.dead(int), notices.again(uuid, timestamptz), notices.forget(uuid, uuid) to anju_app;

insert into oversight.retention (rule, place, days, kept_zh, kept_en, since_zh, since_en, gone_zh, gone_en, basis_zh, basis_en) values
('notices', 53, 730, '发给本人的消息', 'messages to a person', '发出之日', 'the day of the message',
 '删除', 'deleted', '《个人信息保护法》第十九条', 'Personal Information Protection Law, art. 19'),
('letters', 54, 30, '邮件和短信的发送记录', 'what was sent by e-mail and SMS, and when', '发送、停止发送之日', 'the day on which it was sent or given up',
 '删除', 'deleted', '《个人信息保护法》第十九条', 'Personal Information Protection Law, art. 19');

insert into oversight.purpose (purpose, place, name_zh, name_en, basis_zh, basis_en, roles, territory, opens, fields_zh, fields_en, longest, built_in) values
('notice-delivery', 81, '按本人意愿发送提醒', 'Letting a person know, as the person wished',
 '《个人信息保护法》第十三条第一款第一项：取得个人的同意；第十五条：可以随时撤回',
 'Personal Information Protection Law, art. 13, item 1: with the person''s consent; art. 15: which can be taken back at any time',
 '{SYSTEM}', 'ANY', 'NOTHING', '本人确认过的邮箱或者手机号码，以及未读消息的条数（不含内容）',
 'the e-mail address or telephone that the person confirmed, and how many messages are unread; not what they say', interval '2 hours', true);
