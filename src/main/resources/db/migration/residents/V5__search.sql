-- By what a person is found when the number is not at hand: one row for each key of the name (docs/search.md), in byte order,
-- so that a key or a beginning is one range. Reachable only through a function that gives at most 21 persons.
-- `key` begins with its kind; the key of kind n is the name itself. `born` is the birth date as a number: 19860412, 19860400,
-- 19860000, or 0 where nothing is known. `ending` is the last four characters of the document number.
create table residents.person_key (
    person uuid not null,
    born   int not null,
    ending text collate "C" not null,
    key    text collate "C" not null
) partition by hash (person);
create table residents.person_key_0 partition of residents.person_key for values with (modulus 8, remainder 0);
create table residents.person_key_1 partition of residents.person_key for values with (modulus 8, remainder 1);
create table residents.person_key_2 partition of residents.person_key for values with (modulus 8, remainder 2);
create table residents.person_key_3 partition of residents.person_key for values with (modulus 8, remainder 3);
create table residents.person_key_4 partition of residents.person_key for values with (modulus 8, remainder 4);
create table residents.person_key_5 partition of residents.person_key for values with (modulus 8, remainder 5);
create table residents.person_key_6 partition of residents.person_key for values with (modulus 8, remainder 6);
create table residents.person_key_7 partition of residents.person_key for values with (modulus 8, remainder 7);

-- No name is lost: the key of kind n of everybody who is registered. The other kinds take a program to spell them: the step
-- after this one (KeysOfNames) does.
insert into residents.person_key (person, born, ending, key)
select person,
       case birth when 'unknown' then 0 else rpad(replace(birth, '-', ''), 8, '0')::int end,
       last_four,
       'n' || key
from residents.name_key;

create index person_key_key on residents.person_key (key, born, ending);
create index person_key_person on residents.person_key (person);

alter table residents.person_key enable row level security;
create policy written on residents.person_key for insert to anju_app
    with check (exists (select from oversight.being_written e where e.subject = person_key.person));
grant insert on residents.person_key to anju_app;

drop function if exists residents.named(text, text, text, text);
drop table residents.name_key;
