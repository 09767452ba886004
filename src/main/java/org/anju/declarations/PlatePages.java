package org.anju.declarations;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import org.anju.dwellings.BuildingId;
import org.anju.dwellings.Dwellings;
import org.anju.frame.Frame;
import org.anju.frame.Qr;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The desk: the door plates of a building as a sheet to print, each with its QR code.
@RestController
class PlatePages {

    private final Dwellings dwellings;
    private final Keyring keyring;
    private final Templates pages;

    PlatePages(Dwellings dwellings, Keyring keyring, Templates pages) {
        this.dwellings = dwellings;
        this.keyring = keyring;
        this.pages = pages;
    }

    @GetMapping("/desk/buildings/{reference}/plates")
    JteModel plates(Frame page, @PathVariable String reference, HttpServletRequest request) {
        if (page.viewer() == null || !page.viewer().staff()) {
            throw new Problem(Problem.Kind.FORBIDDEN, "dwellings-staff-only");
        }
        var id = keyring.key(reference)
                .map(BuildingId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "building-unknown"));
        var building = dwellings.building(id);
        var address = request.getRequestURL();
        var house =
                address.substring(0, address.length() - request.getRequestURI().length());
        return pages.declarationsPlates(
                page,
                building,
                "/desk/buildings/" + reference,
                dwellings.list(id).stream()
                        .map(dwelling -> plate(DoorView.of(dwelling), house))
                        .toList());
    }

    static Plate plate(DoorView door, String house) {
        var url = house + door.path();
        return new Plate(door, url, Qr.of(url));
    }
}
