-- Whose holders are to be followed, and whose no longer: both are asked for again and again, and are few.
create index permit_unwatched on permits.permit (followed_until, permit) where ended is null;
create index permit_watched on permits.permit (permit) where ended is not null and followed_until is not null;
