package org.anju.oversight;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.anju.frame.Words;
import org.anju.shared.Keyring;

/// An event of the house as a page shows it.
///
/// @param content what it is about; of a reference its beginning
/// @param proven whether there is a proof to download
public record HouseEventLine(String reference, String at, String what, String content, String by, boolean proven) {

    /// Digits of a reference, enough to tell two apart.
    private static final int SHOWN = 8;

    static HouseEventLine of(HouseEvent event, Words words, Keyring keyring) {
        return new HouseEventLine(
                keyring.reference(event.id()),
                words.time(event.at()),
                words.t("HouseEvent." + event.kind()),
                event.content().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> words.t("houseEvents.of." + entry.getKey()) + " " + said(entry, words))
                        .collect(Collectors.joining(" · ")),
                event.unitName() + " · " + words.of(event.role()),
                event.placed());
    }

    private static String said(Map.Entry<String, Object> entry, Words words) {
        var value = String.valueOf(entry.getValue());
        if (entry.getKey().equals("kind")) {
            return words.t("ProposalKind." + value.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
        return value.matches("[0-9a-f]{32}") ? value.substring(0, SHOWN) + "…" : value;
    }
}
