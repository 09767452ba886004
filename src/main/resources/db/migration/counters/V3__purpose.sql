-- Two purposes had one place in the table of purposes; this one goes behind the others of the house.
update oversight.purpose set place = 86 where purpose = 'appointment-reminder';
