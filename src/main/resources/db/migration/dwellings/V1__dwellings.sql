create schema dwellings;
grant usage on schema dwellings to anju_app;

-- A building is a place with a number of its own; two texts that name one place name one building.
create table dwellings.building (
    building  uuid primary key,
    place_key text not null unique,
    division  text not null check (division ~ '^[0-9]{12}$'),
    street    text not null,
    number    text not null,
    name      text not null
);
create index building_division on dwellings.building (division, street, building);
grant select, insert on dwellings.building to anju_app;

-- Where a building stands (WGS 84), as believed.
create table dwellings.building_fact (
    building  uuid      not null references dwellings.building,
    longitude float8    not null check (longitude between -180 and 180),
    latitude  float8    not null check (latitude between -90 and 90),
    valid     daterange not null default daterange(null, null) check (not isempty(valid)),
    recorded  tstzrange not null default tstzrange(now(), null),
    exclude using gist (building with =, valid with &&, recorded with &&)
);
create index building_fact_position on dwellings.building_fact using gist (point(longitude, latitude))
    where upper_inf(recorded);
grant select, insert on dwellings.building_fact to anju_app;
grant update (recorded) on dwellings.building_fact to anju_app;

-- Decides which dwelling an office's code means, and which dwelling has a standard address.
create table dwellings.dwelling_claim (
    code     text primary key,
    dwelling uuid not null
);
grant select, insert on dwellings.dwelling_claim to anju_app;

create table dwellings.address_claim (
    address  uuid primary key,
    dwelling uuid not null,
    code     text not null
);
create index address_claim_dwelling on dwellings.address_claim (dwelling);
grant select, insert, delete on dwellings.address_claim to anju_app;

-- The dwelling as believed. `address` is a key of the module places, without a foreign key across modules.
-- `door_plate` is a random public code for the QR at the door and tells nothing of the dwelling.
create table dwellings.dwelling (
    dwelling   uuid      not null,
    address    uuid      not null,
    building   uuid      not null references dwellings.building,
    division   text      not null check (division ~ '^[0-9]{12}$'),
    code       text      not null,
    use        text      not null,
    door_plate text      not null check (door_plate ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
    longitude  float8 check (longitude between -180 and 180),
    latitude   float8 check (latitude between -90 and 90),
    valid      daterange not null default daterange(null, null) check (not isempty(valid)),
    recorded   tstzrange not null default tstzrange(now(), null),
    check ((longitude is null) = (latitude is null)),
    exclude using gist (dwelling with =, valid with &&, recorded with &&)
);
create index dwelling_address on dwellings.dwelling (address) where upper_inf(recorded);
create index dwelling_building on dwellings.dwelling (building) where upper_inf(recorded);
create index dwelling_division on dwellings.dwelling (division, dwelling) where upper_inf(recorded);
create index dwelling_door_plate on dwellings.dwelling (door_plate);
grant select, insert on dwellings.dwelling to anju_app;
grant update (recorded) on dwellings.dwelling to anju_app;
