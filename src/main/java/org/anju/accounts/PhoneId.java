package org.anju.accounts;

import java.util.UUID;
import org.anju.shared.Ids;

/// An enrolled phone 采集手机. The value stays inside the house.
public record PhoneId(UUID value) {

    static PhoneId next() {
        return new PhoneId(Ids.next());
    }
}
