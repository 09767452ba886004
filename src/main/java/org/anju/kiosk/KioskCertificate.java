package org.anju.kiosk;

import org.anju.certificates.Certificate;

/// A certificate in the list of its holder.
public record KioskCertificate(Certificate certificate, String reference) {}
