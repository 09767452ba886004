create schema places;
grant usage on schema places to anju_app;

-- Divisions through time: one row is one belief about what a code was called over a period.
-- `history` tells what a list through time said from what a list of today said.
create table places.division (
    division text      not null check (division ~ '^[0-9]{12}$'),
    name     text      not null,
    parent   text,
    history  boolean   not null,
    valid    daterange not null check (not isempty(valid)),
    recorded tstzrange not null default tstzrange(now(), null),
    exclude using gist (division with =, valid with &&, recorded with &&)
);
create index division_believed on places.division (division) where upper_inf(recorded);
grant select, insert on places.division to anju_app;
grant update (recorded) on places.division to anju_app;

-- One row for each import that changed the divisions: by it every node sees that its list in memory is old.
create table places.division_edition (
    edition uuid primary key,
    at      timestamptz not null default now()
);
grant select, insert on places.division_edition to anju_app;

create table places.street (
    street   uuid primary key,
    division text not null check (division ~ '^[0-9]{9}000$'),
    name     text not null,
    unique (name, division)
);
grant select, insert on places.street to anju_app;

-- The course of a street, a list of [longitude, latitude] in WGS 84.
create table places.street_line (
    street   uuid      not null references places.street,
    line     jsonb     not null,
    bounds   box       not null,
    valid    daterange not null default daterange(null, null) check (not isempty(valid)),
    recorded tstzrange not null default tstzrange(now(), null),
    exclude using gist (street with =, valid with &&, recorded with &&)
);
create index street_line_bounds on places.street_line using gist (bounds) where upper_inf(recorded);
grant select, insert on places.street_line to anju_app;
grant update (recorded) on places.street_line to anju_app;

-- A standard address is what its parts say, so it never changes: another address is another row.
create table places.address (
    address   uuid primary key,
    place_key text not null unique,
    division  text not null check (division ~ '^[0-9]{12}$'),
    street    text not null,
    number    text not null,
    compound  text not null,
    building  text not null,
    unit      text not null,
    room      text not null,
    written   text not null,
    recorded  timestamptz not null default now()
);
grant select, insert on places.address to anju_app;

-- The names under which an address is sought: its street, the street without its village, its compound.
create table places.address_name (
    name    text not null,
    number  text not null,
    room    text not null,
    address uuid not null references places.address,
    primary key (name, number, room, address)
);
create index address_name_room on places.address_name (name, room);
grant select, insert on places.address_name to anju_app;
