create schema permits;
grant usage on schema permits to anju_app;
