-- How many looks there were in each finished month, by unit and purpose: counted once, when the month is over, and kept when
-- the entries themselves have gone. Nobody is named.
create table oversight.use_month (
    month     date not null check (extract(day from month) = 1),
    unit      uuid not null,
    unit_name text not null,
    purpose   text not null,
    looks     bigint not null check (looks > 0),
    primary key (month, unit, purpose)
);
grant select, insert on oversight.use_month to anju_app;
-- A month is a stretch of the log: its blocks are found without reading the others.
create index access_entry_at on oversight.access_entry using brin (at);

-- How many looks an order has kept from persons, counted once, when it is over.
create table oversight.withheld_count (
    withholding uuid primary key references oversight.withheld (withholding),
    last_day    date not null,
    looks       bigint not null check (looks >= 0)
);
grant select, insert on oversight.withheld_count to anju_app;
