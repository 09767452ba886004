package org.anju.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.anju.frame.Frame;
import org.anju.frame.PrintFonts;
import org.anju.frame.Words;
import org.anju.shared.Tongue;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/// The copy on paper, read back with the library's own reader.
class CopyPaperTests {

    private static final String PLACES = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc,2;"
            + "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc,2";
    private static final Held HELD = Held.all().getFirst();

    final PrintFonts fonts = new PrintFonts(PLACES);

    @BeforeEach
    void withAFont() {
        if (!fonts.there()) {
            System.out.println("PAPER COPIES LEFT OUT: no Chinese font found (looked for " + PLACES + ").");
        }
        Assumptions.assumeTrue(fonts.there(), "No Chinese font was found.");
    }

    private static Frame frame(Tongue tongue) {
        return new Frame(Words.in(tongue), false, "/", "", "", null, null, List.of());
    }

    private byte[] paper(Tongue tongue, String name, int rows) {
        var row = Map.of("name", name, "sex", "FEMALE");
        var part =
                new Copy.Part(HELD, IntStream.range(0, rows).mapToObj(at -> row).toList());
        var words = new CopyWords(Words.in(tongue), List.of());
        return new CopyPaper(frame(tongue), words, fonts)
                .of(new Copy(Instant.parse("2026-11-29T06:00:00Z"), List.of(part), List.of()));
    }

    private static String text(PdfReader reader, int page) throws IOException {
        return new PdfTextExtractor(reader).getTextFromPage(page).replace("\n", "");
    }

    @Test
    void itSaysWhatItIsWhenItWasMadeAndHowItIsPutRight() throws IOException {
        try (var reader = new PdfReader(paper(Tongue.ZH, "鸞麤鱻𠮷", 1))) {
            assertThat(text(reader, 1)).contains("本人信息副本", "2026年11月29日", "鸞麤鱻𠮷", "可以请求更正", "第 1 页");
        }
        try (var reader = new PdfReader(paper(Tongue.EN, "Anna Müller", 1))) {
            assertThat(text(reader, 1)).contains("A copy of everything about me", "Anna Müller", "page 1");
        }
    }

    @Test
    void eachPageHasItsNumber() throws IOException {
        try (var reader = new PdfReader(paper(Tongue.ZH, "副本", 80))) {
            assertThat(reader.getNumberOfPages()).isGreaterThan(2);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                assertThat(text(reader, page)).contains("第 " + page + " 页", "本人信息副本 · 2026年11月29日");
            }
        }
    }

    @Test
    void aCharacterThatNoFontHasIsWrittenAsItsNumber() throws IOException {
        try (var reader = new PdfReader(paper(Tongue.ZH, "王" + Character.toString(0x31350), 1))) {
            assertThat(text(reader, 1)).contains("王[U+31350]");
        }
    }

    @Test
    void theFontIsInTheFile() throws IOException {
        var written = new String(paper(Tongue.ZH, "副本", 1), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(written).contains("/FontFile");
        var pictures = System.getProperty("anju.pictures");
        if (pictures != null) {
            Files.write(Path.of(pictures, "copy.pdf"), paper(Tongue.ZH, "鸞麤鱻𠮷", 30));
        }
    }

    @Test
    void withoutAFontThereIsNone() {
        assertThat(new PrintFonts("/nowhere/at-all.ttc,0").there()).isFalse();
    }
}
