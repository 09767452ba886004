-- The transparency log: every row of `access_entry`, and what the house did that concerns nobody, becomes one leaf of a tree
-- that only grows (RFC 6962; docs/log.md). What is published of a row is a salted hash: whoever has the row and its nonce can
-- show that it is in the tree; once both are erased the leaf says nothing about anybody, and every other proof stays.

-- The salt, made by the database. The program can neither choose it nor write the column.
alter table oversight.access_entry add column nonce bytea not null
    default (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
-- The log takes rows in the order of their transactions.
create index access_entry_tx on oversight.access_entry (tx);

-- What the house did that concerns nobody in particular: a purge by its retention, a purpose changed. Keys and numbers only.
create table oversight.house_event (
    event     uuid primary key,
    tx        xid8 not null default pg_current_xact_id(),
    at        timestamptz not null default clock_timestamp(),
    account   uuid not null,
    unit      uuid not null,
    unit_name text not null,
    role      text not null,
    kind      text not null check (kind ~ '^[A-Z][A-Z_]{0,62}$'),
    content   jsonb not null,
    nonce     bytea not null default (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())),
    check (jsonb_typeof(content) = 'object' and not jsonb_path_exists(content,
        'strict $.* ? (!(@.type() == "string" && @ like_regex "^[0-9a-z.-]{1,64}$")
                       && !(@.type() == "number" && @ == @.floor() && @.abs() < 9007199254740992))'))
);
create index house_event_tx on oversight.house_event (tx);

-- The leaves, by their place in the log, as they are published. The primary key and the sequencer, which adds at the end of
-- what it has seen, make the places dense: two that would add at the same place cannot both commit.
create table oversight.log_entry (
    index bigint primary key check (index >= 0),
    entry bytea not null check (length(entry) = 34)
);

-- The roots of full tiles, which are the hashes of the tiles one level above. Tiles of level 0 are read off `log_entry`.
create table oversight.log_node (
    level smallint not null check (level between 1 and 7),
    index bigint not null check (index >= 0),
    hash  bytea not null check (length(hash) = 32),
    primary key (level, index)
);

-- Where an entry stands in the log. It names the person, so it is deleted with the entry.
create table oversight.log_place (
    subject uuid not null,
    access  uuid not null,
    index   bigint not null,
    primary key (subject, access)
) partition by hash (subject);
create table oversight.log_place_0 partition of oversight.log_place for values with (modulus 8, remainder 0);
create table oversight.log_place_1 partition of oversight.log_place for values with (modulus 8, remainder 1);
create table oversight.log_place_2 partition of oversight.log_place for values with (modulus 8, remainder 2);
create table oversight.log_place_3 partition of oversight.log_place for values with (modulus 8, remainder 3);
create table oversight.log_place_4 partition of oversight.log_place for values with (modulus 8, remainder 4);
create table oversight.log_place_5 partition of oversight.log_place for values with (modulus 8, remainder 5);
create table oversight.log_place_6 partition of oversight.log_place for values with (modulus 8, remainder 6);
create table oversight.log_place_7 partition of oversight.log_place for values with (modulus 8, remainder 7);
create table oversight.house_place (
    event uuid primary key,
    index bigint not null unique
);

-- The newest checkpoint, in one row, and how far the log has taken the rows: all of the transactions up to `up_to`.
create table oversight.log_head (
    one   boolean primary key default true check (one),
    size  bigint not null,
    root  bytea not null check (length(root) = 32),
    signed text not null,
    up_to xid8 not null,
    at    timestamptz not null default clock_timestamp()
);
insert into oversight.log_head (size, root, signed, up_to) values (0, sha256(''), '', '0');

-- Checkpoints that witnesses saw.
create table oversight.log_checkpoint (
    size bigint primary key,
    signed text not null,
    at   timestamptz not null default clock_timestamp()
);
create table oversight.log_cosignature (
    size    bigint not null references oversight.log_checkpoint (size),
    witness text not null,
    lines   text not null,
    at      timestamptz not null default clock_timestamp(),
    primary key (size, witness)
);

grant select on oversight.house_event, oversight.log_entry, oversight.log_node, oversight.log_place, oversight.house_place,
    oversight.log_head, oversight.log_checkpoint, oversight.log_cosignature to anju_app;
grant insert (event, account, unit, unit_name, role, kind, content) on oversight.house_event to anju_app;
grant insert (index, entry) on oversight.log_entry to anju_app;
grant insert (level, index, hash) on oversight.log_node to anju_app;
grant insert (subject, access, index) on oversight.log_place to anju_app;
grant insert (event, index) on oversight.house_place to anju_app;
grant insert (size, signed) on oversight.log_checkpoint to anju_app;
grant insert (size, witness, lines) on oversight.log_cosignature to anju_app;

-- The one row that changes changes here, and forwards only: the program itself may not write it. No entry is passed over: the log
-- has grown by as many as were committed up to there.
create function oversight.move_log_head(before bigint, grown bigint, new_root bytea, new_signed text, taken xid8)
    returns boolean
    language plpgsql volatile security definer set search_path = ''
as $$
begin
    update oversight.log_head h
    set size = grown, root = new_root, signed = new_signed, up_to = taken, at = clock_timestamp()
    where h.size = before and grown > before and taken > h.up_to
      and grown = (select max(e.index) + 1 from oversight.log_entry e)
      and taken < pg_snapshot_xmin(pg_current_snapshot())
      and grown - before = (select count(*) from oversight.access_entry e where e.tx > h.up_to and e.tx <= taken)
                         + (select count(*) from oversight.house_event e where e.tx > h.up_to and e.tx <= taken);
    return found;
end
$$;
revoke execute on function oversight.move_log_head(bigint, bigint, bytea, text, xid8) from public;
grant execute on function oversight.move_log_head(bigint, bigint, bytea, text, xid8) to anju_app;
