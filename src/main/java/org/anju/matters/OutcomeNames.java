package org.anju.matters;

import java.util.Set;

/// What a module offers as a bean that carries granted cases out: the names that `outcome` may have.
public interface OutcomeNames {

    Set<String> names();
}
