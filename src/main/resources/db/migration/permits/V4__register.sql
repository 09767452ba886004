-- The register ends a permit: its holder died, or left the place. Whoever holds one is followed for that.
alter table permits.permit add column followed_until date;
grant update (followed_until) on permits.permit to anju_app;

-- How far the acts on those who are followed were heard. It is sealed and names nobody.
create table permits.heard (
    one    boolean primary key check (one),
    cursor text not null
);
grant select, insert, update on permits.heard to anju_app;

insert into oversight.purpose (purpose, place, name_zh, name_en, basis_zh, basis_en, roles, territory, opens, fields_zh, fields_en, longest, longest_follow, built_in) values
('permit-register', 84, '居住证随登记终止', 'Residence permits that end with what the register says',
 '《居住证暂行条例》第二条、第三条、第十条：居住证是在居住地居住的证明，签注以连续居住为前提',
 'State Council Decree 663, arts. 2, 3 and 10: a permit proves residence in a place, and is endorsed of whoever goes on living there',
 '{SYSTEM}', 'ANY', 'RECORD', '是否死亡、迁离，现住何处', 'whether the holder died or left, and where the holder lives now', interval '1 hour', interval '1096 days', true);
