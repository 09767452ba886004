create schema postings;
grant usage on schema postings to anju_app;
