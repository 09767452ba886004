-- Where a permit holds was kept as four digits for every city. A municipality has two; a county directly under its province is its own
-- city, with six. Where somebody would have two permits that go on in one place, the newest is that of the place, and each older one
-- goes on as it was written until it ends.
with meant as (
    select p.subject, p.permit, p.ended,
           case when left(p.locality, 2) in ('11', '12', '31', '50') then left(p.locality, 2) else left(p.division, 6) end as locality
    from permits.permit p
    where length(p.locality) = 4
      and (left(p.locality, 2) in ('11', '12', '31', '50') or substr(p.locality, 3, 2) = '90')
), first as (
    select m.*, row_number() over (partition by m.subject, m.locality, m.ended is null order by m.permit desc) as nth from meant m
)
update permits.permit p
set locality = f.locality
from first f
where p.subject = f.subject and p.permit = f.permit
  and (f.ended is not null
       or f.nth = 1 and not exists (select from permits.permit o
                                    where o.subject = f.subject and o.locality = f.locality and o.ended is null));
