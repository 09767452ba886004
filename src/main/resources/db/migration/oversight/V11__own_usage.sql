-- A state portal asks on a person's behalf who looked at that person. Its gateway has this one purpose and can be given none
-- that opens a record or reaches anybody else.
alter table oversight.purpose
    add constraint gateways_see_no_record check (('GATEWAY' = any (roles)) <= (opens = 'NOTHING' and territory = 'SELF'));

insert into oversight.purpose (purpose, place, name_zh, name_en, basis_zh, basis_en, roles, territory, opens, fields_zh, fields_en, longest, built_in) values
('own-usage', 62, '本人经政务门户查阅查询记录', 'Reading in the state portal who looked',
 '《个人信息保护法》第四十四条、第四十五条：个人享有知情权，有权查阅其个人信息的处理情况',
 'Personal Information Protection Law, arts. 44 and 45: to know and to consult how one''s information is handled',
 '{GATEWAY}', 'SELF', 'NOTHING', '谁在何时为何查询过本人（不含登记内容）', 'who looked, when and why; nothing of the record', interval '1 hour', true);

-- Since when entries are kept; told to whoever asks for a period.
create table oversight.kept_since (
    one boolean primary key default true check (one),
    at  timestamptz not null
);
insert into oversight.kept_since (at) select coalesce(min(e.at), clock_timestamp()) from oversight.access_entry e;
grant select on oversight.kept_since to anju_app;
