-- How somebody who asked for help wants to be reached goes with the decision into the request, which keeps it for thirty days. What was
-- granted before the outcome took it over has it still, and would have it for the years of a case.
delete from cases.answer a
using cases.standing s
where a.question = 'reach' and s.subject = a.subject and s.application = a.application
  and s.matter = 'home-town-help' and s.state in ('GRANTED', 'DELIVERED');
