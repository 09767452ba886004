package org.anju.oversight;

import org.anju.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// In which role a transaction acts: what concerns nobody visible is let through by row policies that ask
/// for it.
@Repository
public class Acting {

    private static final String AS = "select set_config('anju.role', :role, true)";

    private final JdbcClient db;

    Acting(JdbcClient db) {
        this.db = db;
    }

    /// Names the role for the rest of the transaction, and only for it.
    public void as(Role role) {
        db.sql(AS).param("role", role.name()).query(row -> {});
    }
}
