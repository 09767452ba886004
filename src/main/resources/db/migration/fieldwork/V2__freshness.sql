-- Freshness is summed up from these columns alone, without looking at the rows: by division, and by area.
create index door_freshness on fieldwork.door (division, area, confirmed_on) where not gone;
create index door_area_freshness on fieldwork.door (area, confirmed_on) where not gone;
create index door_asked on fieldwork.door (area) where asked_on is not null and not gone;
drop index fieldwork.door_division;

-- How many dwellings were within the target that the area had on that day: a target that is changed later changes no past.
alter table fieldwork.coverage add column within_target int not null;
