-- Under which request of the interface a step was taken: the same request, sent again because its answer was lost, takes it once. A
-- keyed digest of who sent it, the key and what was asked; null for what came by no request.
alter table cases.step add column request bytea check (length(request) = 32);
grant insert (request) on cases.step to anju_app;

-- What was begun under a request is found by it.
create index step_request on cases.step (request) where request is not null;
