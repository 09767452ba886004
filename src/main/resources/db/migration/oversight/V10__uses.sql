-- How many looks there were in each finished month, by unit and purpose: counted once, when the month is over, and kept when
-- the entries themselves have gone. Nobody is named.
create table oversight.use_month (
    month     date not null check (extract(day from month) = 1),
    unit      uuid not null,
    unit_name text not null,
    purpose   text not null,
    looks     bigint not null check (looks > 0),
    -- how many of them were withheld from the persons when the month was counted
    withheld  bigint not null check (withheld between 0 and looks),
    primary key (month, unit, purpose)
);
grant select, insert on oversight.use_month to anju_app;
