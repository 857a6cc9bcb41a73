-- Rule 5 for accounts: everything but the password and the time of signing in.
SELECT watch('accounts_editor', 'editor', left_out => '{password,last_login}');
