-- Two purposes had one place in the table of purposes, so that their order was chance; the other one came later.
update oversight.purpose set place = 74 where purpose = 'organisation-report';
