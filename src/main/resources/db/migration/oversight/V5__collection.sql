-- Purposes of those who keep the register fresh: at the door, and by declaring.
insert into oversight.purpose (purpose, place, name_zh, name_en, basis_zh, basis_en, roles, territory, opens, fields_zh, fields_en, longest) values
('field-collection', 35, '走访采集', 'Visit to a dwelling',
 '《居住证暂行条例》第八条：社区工作者等协助采集居住信息', 'State Council Decree 663, art. 8: assistance in collecting information on residence',
 '{COLLECTOR}', 'OWN', 'MASKED', '所辖片区各户的居住人（姓名只显示一部分、出生年份、起住日期）',
 'occupants of the dwellings of the own area (masked name, year of birth, since when)', interval '12 hours'),
('visit-review', 36, '走访结果审核', 'Review of what a visit found',
 '《个人信息保护法》第八条：保证个人信息的质量', 'Personal Information Protection Law, art. 8: accuracy',
 '{REVIEWER,REGISTRAR}', 'OWN', 'RECORD', '待审的走访结果与登记情况', 'what a visit found and what the register says', interval '8 hours'),
('self-declaration', 65, '本人申报居住', 'Declaring one''s own residence',
 '《居住证暂行条例》第八条：居民应当如实提供信息', 'State Council Decree 663, art. 8',
 '{RESIDENT,SYSTEM}', 'ANY', 'NOTHING', '本人申报的内容', 'what the person declares', interval '2 hours'),
('organisation-report', 75, '单位申报居住人员', 'Declaration by an organisation of those who live with it',
 '《居住证暂行条例》第八条：用人单位、就读学校、出租房屋的单位协助采集居住信息',
 'State Council Decree 663, art. 8: employers, schools and landlords assist',
 '{REPORTER}', 'ANY', 'NOTHING', '名单所列内容', 'what the list states', interval '8 hours');
