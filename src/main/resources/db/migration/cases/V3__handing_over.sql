-- In which transaction a decision was taken: what its outcome takes over of the answers is taken over in that one, and in no later one.
alter table cases.decision add column written xid8 not null default pg_current_xact_id();
