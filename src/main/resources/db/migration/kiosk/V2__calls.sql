-- One call that nobody has answered at a machine, however often the button is pressed. Older ones beside it count as
-- answered with the newest.
update kiosk.call c
set answered_at = now()
where c.answered_at is null
  and exists (
      select from kiosk.call o
      where o.machine = c.machine and o.answered_at is null and (o.called_at, o.call) > (c.called_at, c.call)
  );
create unique index call_open on kiosk.call (machine) where answered_at is null;
grant update (called_at, number) on kiosk.call to anju_app;
