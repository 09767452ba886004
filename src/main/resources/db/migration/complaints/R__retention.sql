-- What is left of a complaint at the end of its time: that it was made and what was found, for the figures; not the words.
create or replace function complaints.erase_words(nothing bytea, most int)
    returns bigint
    language sql volatile security definer set search_path = ''
as $$
    with due as (
        select a.subject, a.complaint
        from complaints.answer a
        where a.at < oversight.due_before('complaints') and length(a.reply) > length(nothing)
        limit most
    ), said as (
        update complaints.complaint c set said = nothing from due d where c.subject = d.subject and c.complaint = d.complaint
    ), gone as (
        update complaints.answer a set reply = nothing from due d where a.subject = d.subject and a.complaint = d.complaint returning 1
    )
    select count(*) from gone
$$;
revoke execute on function complaints.erase_words(bytea, int) from public;
grant execute on function complaints.erase_words(bytea, int) to anju_app;
