package org.anju.oversight;

import java.util.stream.Collectors;
import org.anju.frame.Words;
import org.anju.shared.Keyring;

/// An event of the house as a page shows it.
///
/// @param content what it is about, in the words of the log itself
/// @param proven whether there is a proof to download
public record HouseEventLine(String reference, String at, String what, String content, String by, boolean proven) {

    static HouseEventLine of(HouseEvent event, Words words, Keyring keyring) {
        return new HouseEventLine(
                keyring.reference(event.id()),
                words.time(event.at()),
                words.t("HouseEvent." + event.kind()),
                event.content().entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(" · ")),
                event.unitName() + " · " + words.of(event.role()),
                event.placed());
    }
}
