package org.anju.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Chunk;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The fonts of the server with which paper is set (a copy, a certificate, a receipt), the first that has a
/// character before the next. The program brings none, for those of Chinese are larger than half of itself.
@Component
public final class PrintFonts {

    private final List<String> looked;
    private final List<String> files;

    // Read once they are needed: a Chinese font takes a second.
    private final Object reading = new Object();
    private List<BaseFont> read = List.of();

    /// @param files paths, in a collection followed by a comma and the number in it; those that are missing are
    ///     passed over
    public PrintFonts(
            @Value("${anju.pdf-fonts:"
                            + "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc,2;"
                            + "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc,2;"
                            + "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc,2;"
                            + "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc,2;"
                            + "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc,0;"
                            + "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf;"
                            + "/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf;"
                            + "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf}")
                    String files) {
        this.looked = List.of(files.split(";"));
        this.files = looked.stream()
                .filter(file -> Files.isReadable(Path.of(file.replaceAll(",[0-9]+$", ""))))
                .toList();
    }

    /// Whether there is any.
    public boolean there() {
        return !files.isEmpty();
    }

    /// Where they were looked for, so that whoever runs the server knows which one to install.
    public List<String> looked() {
        return looked;
    }

    /// Those of the characters that no font has, once each.
    public String missing(String words) {
        return words.codePoints()
                .filter(character -> character >= ' ' && fonts().stream().noneMatch(font -> font.charExists(character)))
                .distinct()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// Words in this size. A character that no font has is written as its number, so that nothing is lost in
    /// silence.
    public Phrase set(String words, float size, int style) {
        var fonts = fonts();
        var phrase = new Phrase(size * 1.5f);
        var run = new StringBuilder();
        var of = fonts.getFirst();
        for (int character : words.codePoints().toArray()) {
            var has = fonts.stream()
                    .filter(font -> character < ' ' || font.charExists(character))
                    .findFirst();
            var next = has.orElse(of);
            if (!next.equals(of)) {
                phrase.add(new Chunk(run.toString(), new Font(of, size, style)));
                run.setLength(0);
                of = next;
            }
            if (has.isPresent()) {
                run.appendCodePoint(character);
            } else {
                run.append("[U+%X]".formatted(character));
            }
        }
        phrase.add(new Chunk(run.toString(), new Font(of, size, style)));
        return phrase;
    }

    private List<BaseFont> fonts() {
        synchronized (reading) {
            if (read.isEmpty()) {
                var fonts = new ArrayList<BaseFont>();
                for (var file : files) {
                    try {
                        fonts.add(BaseFont.createFont(file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED));
                    } catch (IOException e) {
                        throw new UncheckedIOException("The font " + file + " cannot be read.", e);
                    }
                }
                read = List.copyOf(fonts);
            }
            return read;
        }
    }
}
