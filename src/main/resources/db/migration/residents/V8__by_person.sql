-- The names of a list of persons are found by the person alone; the key of the table is for guarding, and slow for that.
create index particulars_person on residents.particulars (person);
