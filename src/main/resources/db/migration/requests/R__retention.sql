-- What is left of a request at the end of its time: that it was made and what came of it; not the words.
create or replace function requests.erase_words(nothing bytea, most int)
    returns bigint
    language sql volatile security definer set search_path = ''
as $$
    with due as (
        select a.subject, a.request
        from requests.answer a
        join requests.request r on r.subject = a.subject and r.request = a.request
        where a.at < oversight.due_before('requests')
          and (length(a.reply) > length(nothing) or length(r.said) > length(nothing) or length(r.evidence) > length(nothing))
        limit most
    ), said as (
        update requests.request r set said = nothing, evidence = nothing from due d where r.subject = d.subject and r.request = d.request
    ), gone as (
        update requests.answer a set reply = nothing from due d where a.subject = d.subject and a.request = d.request returning 1
    )
    select count(*) from gone
$$;
revoke execute on function requests.erase_words(bytea, int) from public;
grant execute on function requests.erase_words(bytea, int) to anju_app;
