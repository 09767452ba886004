package org.anju.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;

/// A code to go on with, on its way to the one page that shows it: whoever reloads that page, or comes to this
/// machine next, does not see it again.
record CodeOnce(String number, String code) implements Serializable {

    private static final String KEPT = "anju.case.code";

    static void keep(HttpServletRequest request, Case one, String code) {
        request.getSession().setAttribute(KEPT, new CodeOnce(one.number().digits(), code));
    }

    /// The code of this case, which is forgotten with it; empty where there is none, or none any more.
    static String take(HttpServletRequest request, Case one) {
        var session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(KEPT) instanceof CodeOnce(var number, var code))
                || !number.equals(one.number().digits())) {
            return "";
        }
        session.removeAttribute(KEPT);
        return code;
    }
}
