-- Whoever has two records was followed under one of them alone: they are taken up again, under both.
update permits.permit p
set followed_until = null
where p.ended is null and p.followed_until is not null
  and exists (select from residents.merged m where p.subject in (m.person, m.survivor));
