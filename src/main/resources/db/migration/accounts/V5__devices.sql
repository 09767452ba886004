-- Where somebody is signed in, so that they see it and can end it. Of the browser its name is kept, of the network
-- nothing: an address would tell where a person was, and nobody needs it to recognise the own telephone.
create table accounts.device (
    device    uuid primary key,
    account   uuid not null,
    name      text not null,
    means     text not null,
    began     timestamptz not null,
    last_used timestamptz not null,
    ended     timestamptz
);
create index device_account on accounts.device (account, began);
create index device_used on accounts.device (last_used);
grant select, insert, delete on accounts.device to anju_app;
grant update (last_used, ended) on accounts.device to anju_app;
