create schema cases;
grant usage on schema cases to anju_app;
