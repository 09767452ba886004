-- For which purposes a person may be followed, so that whoever follows is told that something changed, and for how long at
-- most; null: not at all.
alter table oversight.purpose add column longest_follow interval check (longest_follow > interval '0');
update oversight.purpose set longest_follow = interval '90 days' where purpose = 'residence-registration';
update oversight.purpose set longest_follow = interval '14 days' where purpose = 'address-verification';
