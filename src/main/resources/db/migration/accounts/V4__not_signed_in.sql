-- Who declares in the portal without signing in has an account to be named by, so that each declaration says how it came.
insert into accounts.account (account, login_key, login, name, password_hash, kind) values
    ('01900000-0000-7000-8000-000000000004', ' not-signed-in', 'not-signed-in', '本人（未登录）', '', 'SYSTEM');
