package org.anju.accounts;

/// What was asked for is opened only after a second factor. Not a refusal: the page asks for it and goes on
/// with what was asked, so nothing that was typed is lost.
public final class FactorNeeded extends RuntimeException {

    private static final long serialVersionUID = 1;

    public FactorNeeded() {
        super("A second factor is needed.", null, false, false);
    }
}
