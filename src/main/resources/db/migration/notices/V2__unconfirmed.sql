-- An address whose code never came back was never confirmed to be the person's: it goes soon after the code is over.
insert into oversight.retention (rule, place, days, kept_zh, kept_en, since_zh, since_en, gone_zh, gone_en, basis_zh, basis_en) values
('unconfirmed-addresses', 55, 1, '没有确认的邮箱和手机号码', 'e-mail addresses and telephone numbers that were not confirmed',
 '确认码失效', 'the code is over', '删除', 'deleted',
 '《个人信息保护法》第十九条（一日为本系统所定）', 'Personal Information Protection Law, art. 19 (the day is ours)');
