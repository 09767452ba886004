-- A change of the catalogue is proposed as it would stand, and made by this function once two persons have decided it.
alter table oversight.purpose
    add column ended timestamptz,
    add column built_in boolean not null default false,
    -- Whoever keeps the catalogue gives nobody, themselves least of all, what their post must not see.
    add constraint administrators_see_nobody check (not 'ADMINISTRATOR' = any (roles) or opens = 'NOTHING'),
    add constraint officers_see_an_address check (('WARRANT_OFFICER' = any (roles)) <= (opens in ('ADDRESS', 'NOTHING'))),
    add constraint an_address_is_for_officers check ((opens = 'ADDRESS') <= (roles = '{WARRANT_OFFICER}')),
    -- What reaches nobody opens nothing; what reaches oneself is for persons, and for portals that speak for them.
    add constraint nobody_is_opened check ((territory = 'NOBODY') <= (opens = 'NOTHING')),
    add constraint oneself_is_a_person check ((territory = 'SELF') <= (roles <@ '{RESIDENT,GATEWAY}'::text[])),
    add constraint some_role check (cardinality(roles) > 0),
    add constraint a_day_at_most check (longest > interval '0' and longest <= interval '24 hours');
-- What the program itself asks for.
update oversight.purpose set built_in = true;

create table oversight.purpose_change (
    change         uuid primary key,
    kind           text not null check (kind in ('ADD', 'CHANGE', 'END')),
    purpose        text not null check (purpose ~ '^[a-z][a-z0-9-]{1,39}$'),
    name_zh        text not null,
    name_en        text not null,
    basis_zh       text not null,
    basis_en       text not null,
    roles          text[] not null,
    territory      text not null,
    opens          text not null,
    fields_zh      text not null,
    fields_en      text not null,
    longest        interval not null,
    longest_follow interval,
    at             timestamptz not null default clock_timestamp()
);
grant select on oversight.purpose_change to anju_app;
grant insert (change, kind, purpose, name_zh, name_en, basis_zh, basis_en, roles, territory, opens, fields_zh, fields_en, longest,
              longest_follow) on oversight.purpose_change to anju_app;

-- The problem that stands against a change; null where it was made. What the program itself asks for keeps its roles, reach and
-- fields, and does not end.
create function oversight.change_purpose(which uuid, decided uuid)
    returns text
    language plpgsql security definer set search_path = ''
as $$
declare
    wanted oversight.purpose_change;
    known oversight.purpose;
begin
    if not oversight.approved_for(decided, 'CHANGE_PURPOSE', 'change', which) then
        raise exception 'The catalogue is changed without two persons.' using errcode = 'insufficient_privilege';
    end if;
    select * into wanted from oversight.purpose_change c where c.change = which;
    select * into known from oversight.purpose p where p.purpose = wanted.purpose for update;
    if wanted.kind = 'ADD' then
        if known.purpose is not null then
            return 'purpose-known';
        end if;
        insert into oversight.purpose (purpose, place, name_zh, name_en, basis_zh, basis_en, roles, territory, opens, fields_zh,
                                       fields_en, longest, longest_follow)
        select wanted.purpose, max(p.place) + 10, wanted.name_zh, wanted.name_en, wanted.basis_zh, wanted.basis_en, wanted.roles,
               wanted.territory, wanted.opens, wanted.fields_zh, wanted.fields_en, wanted.longest, wanted.longest_follow
        from oversight.purpose p;
        return null;
    end if;
    if known.purpose is null or known.ended is not null then
        return 'purpose-ended';
    end if;
    if wanted.kind = 'END' then
        if known.built_in then
            return 'purpose-of-the-house';
        end if;
        update oversight.purpose p set ended = clock_timestamp() where p.purpose = wanted.purpose;
        return null;
    end if;
    if known.built_in and (not (wanted.roles @> known.roles and wanted.roles <@ known.roles)
                           or wanted.territory <> known.territory or wanted.opens <> known.opens) then
        return 'purpose-of-the-house';
    end if;
    update oversight.purpose p
       set name_zh = wanted.name_zh, name_en = wanted.name_en, basis_zh = wanted.basis_zh, basis_en = wanted.basis_en,
           roles = wanted.roles, territory = wanted.territory, opens = wanted.opens, fields_zh = wanted.fields_zh,
           fields_en = wanted.fields_en, longest = wanted.longest, longest_follow = wanted.longest_follow
     where p.purpose = wanted.purpose;
    return null;
end
$$;
revoke execute on function oversight.change_purpose(uuid, uuid) from public;
grant execute on function oversight.change_purpose(uuid, uuid) to anju_app;
