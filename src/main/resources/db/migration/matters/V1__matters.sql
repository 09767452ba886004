create schema matters;
grant usage on schema matters to anju_app;
