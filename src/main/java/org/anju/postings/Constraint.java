package org.anju.postings;

import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;

/// Which rule of the database refused a row.
final class Constraint {

    private Constraint() {}

    static boolean is(DataIntegrityViolationException e, String name) {
        return e.getMostSpecificCause() instanceof PSQLException cause
                && cause.getServerErrorMessage() != null
                && name.equals(cause.getServerErrorMessage().getConstraint());
    }
}
