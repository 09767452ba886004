-- Whoever has declared may ask what became of it: those that wait have an index, those that were refused get one, all others
-- are in the register.
create index inbox_refused on residents.inbox (observation) where verdict = 'REFUSED';
