package org.anju.matters;

import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.anju.frame.Words;

/// The program does not start with texts of matters that have faults: all of them, by the name of the text.
public final class MattersFaulty extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient SequencedMap<String, List<MatterFault>> faults;

    MattersFaulty(SequencedMap<String, List<MatterFault>> faults) {
        super("Texts of matters have faults: " + String.join(", ", faults.keySet()));
        this.faults = faults;
    }

    /// All of them in words, one a line.
    public String in(Words words) {
        return words.t("matters.faulty") + "\n" + lines(faults, words);
    }

    /// The faults of some texts, one a line: name of the text, place, fault.
    public static String lines(SequencedMap<String, List<MatterFault>> faults, Words words) {
        return faults.sequencedEntrySet().stream()
                .flatMap(file -> file.getValue().stream().map(fault -> file.getKey() + ": " + fault.in(words)))
                .collect(Collectors.joining("\n"));
    }
}
