-- A code with which somebody shows at a machine who they are is a letter of its own kind, counted apart from the codes that confirm
-- an address: whoever knows a person's document number and stands at a machine takes none of those away. Its end is in `latest`.
alter table notices.letter drop constraint letter_kind_check, drop constraint letter_check;
update notices.letter set kind = 'ENTRY' where kind = 'CODE' and latest is not null;
alter table notices.letter
    add constraint letter_kind_check check (kind in ('NOTICES', 'CODE', 'ENTRY')),
    add constraint letter_check check ((kind <> 'NOTICES') = (code is not null) or state in ('SENT', 'DEAD', 'DROPPED'));

-- What is sent for this purpose has been more than reminders since machines send codes.
update oversight.purpose
set name_zh = '按本人意愿发送提醒和代码', name_en = 'Letting a person know, and sending codes, as the person wished',
    fields_zh = '本人要求使用的邮箱或者手机号码，以及未读消息的条数（不含内容）、确认码或者自助机上的一次性代码',
    fields_en = 'the e-mail address or telephone that the person asked to be used, and how many messages are unread (not what they say), a code that confirms the address, or a one-time code for a kiosk'
where purpose = 'notice-delivery';
