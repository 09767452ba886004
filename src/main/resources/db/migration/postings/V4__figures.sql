-- Visits and events are counted by quarter, of the last two years.
create index occasion_day on postings.occasion (day);
