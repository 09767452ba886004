-- Proofs of residence 居住登记证明: that a case has granted one, and of which stay, as believed since when, it says that its subject lives
-- there. The certificate has the words; this finds those that are still to be made, and those whose stay was corrected away.
create table permits.proof (
    subject     uuid not null,
    application uuid not null,
    state       text not null default 'WANTED' check (state in ('WANTED', 'MADE', 'WITHDRAWN')),
    stay        uuid,
    believed    timestamptz,
    on_day      date,
    until       date,
    certificate uuid,
    at          timestamptz not null default clock_timestamp(),
    primary key (subject, application),
    constraint says_all_or_nothing check (num_nulls(stay, believed, on_day, until, certificate) in (0, 5)),
    constraint says_something_once_made check ((state = 'WANTED') <= (certificate is null) and (state = 'MADE') <= (certificate is not null)),
    constraint ends_after_its_day check (until > on_day)
) partition by hash (subject);
create table permits.proof_0 partition of permits.proof for values with (modulus 8, remainder 0);
create table permits.proof_1 partition of permits.proof for values with (modulus 8, remainder 1);
create table permits.proof_2 partition of permits.proof for values with (modulus 8, remainder 2);
create table permits.proof_3 partition of permits.proof for values with (modulus 8, remainder 3);
create table permits.proof_4 partition of permits.proof for values with (modulus 8, remainder 4);
create table permits.proof_5 partition of permits.proof for values with (modulus 8, remainder 5);
create table permits.proof_6 partition of permits.proof for values with (modulus 8, remainder 6);
create table permits.proof_7 partition of permits.proof for values with (modulus 8, remainder 7);
create index proof_wanted on permits.proof (application) where state = 'WANTED';
create index proof_made on permits.proof (application) where state = 'MADE';

alter table permits.proof enable row level security;
create policy seen on permits.proof for select to anju_app
    using (exists (select from oversight.being_seen e where e.subject = proof.subject)
        or exists (select from oversight.being_written e where e.subject = proof.subject));
create policy written on permits.proof for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = proof.subject));
create policy changed on permits.proof for update to anju_app
    using (exists (select from oversight.being_written e where e.subject = proof.subject))
    with check (exists (select from oversight.being_written e where e.subject = proof.subject));

grant select on permits.proof to anju_app;
grant insert (subject, application) on permits.proof to anju_app;
grant update (state, stay, believed, on_day, until, certificate) on permits.proof to anju_app;

-- Whoever asks by the number of a permit finds it by its key, whether there is one or not.
create index permit_key on permits.permit (permit);

insert into oversight.purpose (purpose, place, name_zh, name_en, basis_zh, basis_en, roles, territory, opens, fields_zh, fields_en, longest, built_in) values
('residence-proof', 83, '出具居住登记证明', 'Making proofs of residence',
 '《个人信息保护法》第四十五条：个人有权查阅、复制其个人信息',
 'Personal Information Protection Law, art. 45: a person may see and copy the own personal information',
 '{SYSTEM}', 'ANY', 'RECORD', '姓名、证件号码后四位、现住址和起始日期', 'name, last four characters of the document number, present address and since when',
 interval '1 hour', true);

insert into oversight.retention (rule, place, days, kept_zh, kept_en, since_zh, since_en, gone_zh, gone_en, basis_zh, basis_en) values
('residence-proofs', 221, 1825, '出具居住登记证明的记录', 'that proofs of residence were made', '有效期最后一日', 'its last day', '删除', 'deleted',
 '《个人信息保护法》第十九条：保存期限为实现处理目的所必要的最短时间',
 'Personal Information Protection Law, art. 19: the shortest time that the purpose needs');
