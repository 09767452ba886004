create schema figures;
grant usage on schema figures to anju_app;

-- Finished months, each counted once after it was over. Nobody is named. Small numbers stand here: they are withheld where they are
-- published.
create table figures.month (
    month   date primary key check (extract(day from month) = 1),
    counted timestamptz not null,
    constraint of_a_finished_month check (counted >= timezone('Asia/Shanghai', month + interval '1 month'))
);

-- What was handed in, by the way in which it was.
create table figures.received (
    month   date not null references figures.month,
    county  text not null check (county ~ '^([0-9]{2,6})?$'),
    channel text not null,
    number  bigint not null check (number > 0),
    primary key (month, county, channel)
);

-- What was decided, and within how many days; `whole` is of all counties together.
create table figures.decided (
    month   date not null references figures.month,
    whole   boolean not null,
    county  text not null check (county ~ '^([0-9]{2,6})?$'),
    number  bigint not null check (number > 0),
    late    bigint not null,
    days    bigint[] not null,
    half    double precision not null,
    most    double precision not null,
    primary key (month, whole, county)
);

-- What was open at the end of the month, by its age.
create table figures.open (
    month   date not null references figures.month,
    county  text not null check (county ~ '^([0-9]{2,6})?$'),
    days    bigint[] not null,
    primary key (month, county)
);

-- How turns at machines went; `whole` is of all counties together, an empty county of machines at no service point.
create table figures.turns (
    month       date not null references figures.month,
    whole       boolean not null,
    county      text not null check (county ~ '^([0-9]{2,6})?$'),
    finished    bigint not null,
    half        int not null,
    most        int not null,
    handed_over bigint not null,
    primary key (month, whole, county)
);

grant select, insert on figures.month, figures.received, figures.decided, figures.open, figures.turns to anju_app;
