-- Who is identified at a machine in a hall acts under an account of the house, so that each entry says how it came.
insert into accounts.account (account, login_key, login, name, password_hash, kind) values
    ('01900000-0000-7000-8000-000000000005', ' at-machine', 'at-machine', '本人（自助机）', '', 'SYSTEM');
