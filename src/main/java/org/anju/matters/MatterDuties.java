package org.anju.matters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// When the house is raised: the texts of the program, then those of the installation, come into the
/// catalogue. Where one has a fault nothing is taken in, and the house does not start.
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

    // All beans are there, and nobody has been let in yet.
    @Override
    public void afterSingletonsInstantiated() {
        var faults = new LinkedHashMap<String, List<MatterFault>>();
        var sound = new ArrayList<TakingIn.Found>();
        ours().forEach((name, text) -> read(name, text, Edition.Source.PROGRAM, sound, faults));
        theirs().forEach((name, text) -> read(name, text, Edition.Source.FILE, sound, faults));
        // Also where some have faults: what stands against the others is to be told with them.
        faults.putAll(faults.isEmpty() ? taking.take(sound) : taking.against(sound));
        if (!faults.isEmpty()) {
            throw new MattersFaulty(faults);
        }
        matters.codes();
    }

    private void read(
            String name,
            byte[] file,
            Edition.Source source,
            List<TakingIn.Found> sound,
            LinkedHashMap<String, List<MatterFault>> faults) {
        switch (reading(file)) {
            case Reading.Sound(var matter, var rules) -> {
                var found = new TakingIn.Found(name, matter, text(file), source);
                other(found, sound)
                        .ifPresentOrElse(
                                other -> faults.put(name, List.of(twice(found, other))), () -> sound.add(found));
            }
            case Reading.Faulty(var all) -> faults.put(name, all);
        }
    }

    /// What stands in the catalogue already stays there, whatever is asked of new texts by now.
    private Reading reading(byte[] file) {
        var reading = texts.read(file);
        return reading instanceof Reading.Faulty && taking.has(file) ? texts.again(text(file)) : reading;
    }

    private static String text(byte[] file) {
        try {
            return MatterTexts.text(file);
        } catch (CharacterCodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> other(TakingIn.Found found, List<TakingIn.Found> sound) {
        return sound.stream()
                .filter(one -> one.source() == found.source()
                        && one.matter().code().equals(found.matter().code()))
                .map(TakingIn.Found::name)
                .findFirst();
    }

    private static MatterFault twice(TakingIn.Found found, String other) {
        return new MatterFault(
                "code",
                MatterTexts.line(found.text(), "code"),
                "code-twice",
                List.of(found.matter().code().value(), other));
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
        try (var files = Files.newDirectoryStream(Path.of(directory), "[!.]*.{yaml,yml}")) {
            for (var file : files) {
                if (Files.isRegularFile(file)) {
                    all.put(file.toString(), Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
