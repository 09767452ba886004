package org.anju.fieldwork;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What a new day does to the doors: dwellings come and go, and were confirmed by declarations.
@Component
class DoorDuties {

    private final Doors doors;

    DoorDuties(Doors doors) {
        this.doors = doors;
    }

    @Scheduled(cron = "0 10 3 * * *", zone = "Asia/Shanghai")
    void refresh() {
        doors.all().forEach(doors::refresh);
    }
}
