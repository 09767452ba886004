package org.anju.accounts;

import java.util.UUID;
import org.anju.shared.Ids;

/// A sign-in in one browser 登录设备. The value stays inside the house.
public record DeviceId(UUID value) {

    static DeviceId next() {
        return new DeviceId(Ids.next());
    }
}
