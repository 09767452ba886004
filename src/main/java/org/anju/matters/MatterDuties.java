package org.anju.matters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// When the house is raised: the texts of the program, then those of the installation, come into the catalogue. Where
/// one has a fault nothing is taken in, and the house does not start.
@Component
class MatterDuties implements SmartInitializingSingleton {

    private final MatterTexts texts;
    private final TakingIn taking;
    private final Matters matters;
    private final String directory;

    /// @param directory where the texts of the installation lie; empty for nowhere
    MatterDuties(MatterTexts texts, TakingIn taking, Matters matters, @Value("${anju.matters:}") String directory) {
        this.texts = texts;
        this.taking = taking;
        this.matters = matters;
        this.directory = directory;
    }

    /// A text that has no fault.
    private record Sound(String name, Matter matter, String text, Edition.Source source) {}

    // All beans are there, and nobody has been let in yet.
    @Override
    public void afterSingletonsInstantiated() {
        var faults = new LinkedHashMap<String, List<MatterFault>>();
        var sound = new java.util.ArrayList<Sound>();
        ours().forEach((name, text) -> read(name, text, Edition.Source.PROGRAM, sound, faults));
        theirs().forEach((name, text) -> read(name, text, Edition.Source.FILE, sound, faults));
        refuse(faults);
        sound.forEach(one -> taking.take(one.matter(), one.text(), one.source())
                .ifPresent(fault -> faults.put(one.name(), List.of(fault))));
        refuse(faults);
        matters.codes();
    }

    private void read(
            String name,
            byte[] file,
            Edition.Source source,
            List<Sound> sound,
            LinkedHashMap<String, List<MatterFault>> faults) {
        switch (texts.read(file)) {
            case Reading.Sound(var matter, var rules) ->
                other(matter, source, sound)
                        .ifPresentOrElse(
                                other -> faults.put(name, List.of(twice(matter, other))),
                                () -> sound.add(new Sound(name, matter, text(file), source)));
            case Reading.Faulty(var all) -> faults.put(name, all);
        }
    }

    private static String text(byte[] file) {
        try {
            return MatterTexts.text(file);
        } catch (CharacterCodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> other(Matter matter, Edition.Source source, List<Sound> sound) {
        return sound.stream()
                .filter(one -> one.source() == source && one.matter().code().equals(matter.code()))
                .map(Sound::name)
                .findFirst();
    }

    private static MatterFault twice(Matter matter, String other) {
        return new MatterFault("code", 1, "code-twice", List.of(matter.code().value(), other));
    }

    private static TreeMap<String, byte[]> ours() {
        var all = new TreeMap<String, byte[]>();
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:/matters/*.yaml")) {
                all.put(String.valueOf(resource.getFilename()), resource.getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private TreeMap<String, byte[]> theirs() {
        var all = new TreeMap<String, byte[]>();
        if (directory.isEmpty() || !Files.isDirectory(Path.of(directory))) {
            return all;
        }
        try (var files = Files.newDirectoryStream(Path.of(directory), "*.{yaml,yml}")) {
            for (var file : files) {
                all.put(file.toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static void refuse(LinkedHashMap<String, List<MatterFault>> faults) {
        if (!faults.isEmpty()) {
            throw new MattersFaulty(faults);
        }
    }
}
