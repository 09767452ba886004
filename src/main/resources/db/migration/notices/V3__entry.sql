-- A code with which somebody shows at a machine who they are is a letter of its own kind, counted apart from the codes that confirm
-- an address: whoever knows a person's document number and stands at a machine takes none of those away. Its end is in `latest`.
alter table notices.letter drop constraint letter_kind_check, drop constraint letter_check;
update notices.letter set kind = 'ENTRY' where kind = 'CODE' and latest is not null;
alter table notices.letter
    add constraint letter_kind_check check (kind in ('NOTICES', 'CODE', 'ENTRY')),
    add constraint letter_check check ((kind <> 'NOTICES') = (code is not null) or state in ('SENT', 'DEAD', 'DROPPED'));

-- As before, with codes of both kinds sent at night and beyond the number of a day.
create or replace function notices.take(as_of timestamptz, lease interval, night boolean, morning timestamptz, per_day int, most int)
    returns table (subject uuid, letter uuid)
    language sql volatile security definer set search_path = ''
as $$
    update notices.letter l
    set state = 'GOING', tries = l.tries + 1, due = as_of + lease
    from (select d.subject, d.letter
          from notices.letter d
          where d.state in ('OPEN', 'GOING') and d.due <= as_of
            and (d.kind <> 'NOTICES' or d.latest < morning
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

create or replace function notices.again(which uuid, as_of timestamptz)
    returns boolean
    language sql volatile security definer set search_path = ''
as $$
    with again as (
        update notices.letter l set state = 'GOING', tries = 0, due = as_of, ended = null
        where l.letter = which and l.state = 'DEAD' and (l.kind = 'NOTICES' or l.code is not null)
        returning 1
    )
    select exists (select from again)
$$;

-- What is sent for this purpose has been more than reminders since machines send codes.
update oversight.purpose
set name_zh = '按本人意愿发送提醒和代码', name_en = 'Letting a person know, and sending codes, as the person wished',
    fields_zh = '本人要求使用的邮箱或者手机号码，以及未读消息的条数（不含内容）、确认码或者自助机上的一次性代码',
    fields_en = 'the e-mail address or telephone that the person asked to be used, and how many messages are unread (not what they say), a code that confirms the address, or a one-time code for a kiosk'
where purpose = 'notice-delivery';
