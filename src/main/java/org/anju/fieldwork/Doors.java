package org.anju.fieldwork;

import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The doors of dwellings: where a visit is due, and where one was asked for.
@Component
@Transactional
public class Doors {

    private final DoorRecords records;
    private final Dwellings dwellings;

    Doors(DoorRecords records, Dwellings dwellings) {
        this.records = records;
        this.dwellings = dwellings;
    }

    /// Asks for a visit. While one is asked for already, asking again changes nothing.
    public void askFor(DwellingId dwelling, AskReason reason) {
        records.ask(dwellings.get(dwelling), reason);
    }
}
