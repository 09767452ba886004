package org.anju.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.zxing.Binarizer;
import com.google.zxing.LuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.anju.certificates.Checked.Standing;
import org.anju.frame.PrintFonts;
import org.anju.shared.Problem;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/// A certificate on paper, read back with the library's own reader.
class CertificatePaperTests {

    private static final String PLACES = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc,2;"
            + "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc,2";
    private static final int CERTIFICATES = 8;
    private static final String RARE = "赵䶮 王㛃 李𬀩";

    private final SigningKeys keys = Forms.keys(1);
    private final PrintFonts fonts = new PrintFonts(PLACES);
    private final CertificatePaper paper = new CertificatePaper(fonts);

    @BeforeEach
    void withAFont() {
        if (!fonts.there()) {
            System.out.println("PAPER CERTIFICATES LEFT OUT: no Chinese font found (looked for " + PLACES + ").");
        }
        Assumptions.assumeTrue(fonts.there(), "No Chinese font was found.");
    }

    private byte[] paper(String name, Print print) {
        var fields = Forms.fields();
        fields.put(Certificate.NAME, name);
        var one = Forms.certificate(fields, keys);
        return paper.of(one, Forms.HOUSE + "/check#" + one.card(), print);
    }

    private static String text(byte[] bytes) throws IOException {
        try (var reader = new PdfReader(bytes)) {
            var text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(reader).getTextFromPage(page).replace("\n", ""));
            }
            return text.toString();
        }
    }

    @Test
    void itSaysBothLanguagesAndRareCharactersOrTheirNumbers() throws IOException {
        for (var print : Print.values()) {
            var bytes = paper(RARE, print);
            var text = text(bytes);
            assertThat(text)
                    .contains("居住证", "Residence permit", "姓名", "Name", "2027年11月28日", "28 November 2027", "扫描二维码");
            var name = new StringBuilder();
            RARE.codePoints()
                    .forEach(one -> name.append(
                            fonts.missing(Character.toString(one)).isEmpty()
                                    ? Character.toString(one)
                                    : "[U+%X]".formatted(one)));
            assertThat(text.replace(" ", "")).contains(name.toString().replace(" ", ""));
            assertThat(text.contains("方括号")).isEqualTo(name.indexOf("[U+") >= 0);
            var pictures = System.getProperty("anju.pictures");
            if (pictures != null) {
                Files.write(Path.of(pictures, "permit-" + print + ".pdf"), bytes);
            }
        }
    }

    // The sheet as a printer sees it, where a program is installed that draws it: of many certificates, by a threshold
    // for
    // the whole page and by one for each part of it, as scanners and telephones have them.
    @ParameterizedTest
    @CsvSource({"NORMAL, 200", "NORMAL, 300", "LARGE, 200", "LARGE, 300"})
    void theCodeOnTheSheetIsReadFromItsPicture(Print print, int dots) throws Exception {
        var drawer = Path.of("/usr/bin/pdftoppm");
        Assumptions.assumeTrue(Files.isExecutable(drawer), "No pdftoppm was found.");
        var directory = Files.createTempDirectory("sheet");
        for (int i = 0; i < CERTIFICATES; i++) {
            var sheet = Files.write(directory.resolve(i + ".pdf"), paper(RARE + i, print));
            var picture = drawn(drawer, sheet, dots);
            for (Function<LuminanceSource, Binarizer> dark : List.<Function<LuminanceSource, Binarizer>>of(
                    GlobalHistogramBinarizer::new, HybridBinarizer::new)) {
                assertThat(Independent.check(
                                Independent.read(picture, dark), keys.open().jwks(), null, Forms.at(Forms.ISSUED, 12)))
                        .isEqualTo(Independent.Says.GENUINE);
            }
        }
    }

    /// The last page, on which the code stands.
    private static BufferedImage drawn(Path drawer, Path sheet, int dots) throws Exception {
        var directory = Files.createTempDirectory("drawn");
        var drawn = new ProcessBuilder(
                        drawer.toString(),
                        "-png",
                        "-gray",
                        "-r",
                        String.valueOf(dots),
                        sheet.toString(),
                        directory.resolve("page").toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(drawn).isZero();
        try (var pages = Files.list(directory)) {
            return ImageIO.read(
                    pages.max(Comparator.naturalOrder()).orElseThrow().toFile());
        }
    }

    @Test
    void aSheetThatHasNoEndSaysSo() throws IOException {
        var one = Forms.certificate(Forms.fields(), keys);
        var endless = new Certificate(
                one.id(),
                one.subject(),
                one.kind(),
                one.number(),
                one.fields(),
                one.issued(),
                null,
                one.state(),
                one.since(),
                one.card(),
                one.sdJwt());
        assertThat(text(paper.of(endless, Forms.HOUSE + "/check#" + one.card(), Print.NORMAL)))
                .contains("Valid until", "no fixed end", "没有固定期限");
    }

    // Sheets for the eye, where a directory is named: long names, rare characters, both sizes.
    @Test
    void sheetsAreThereToBeLookedAt() throws IOException {
        var pictures = System.getProperty("anju.pictures");
        Assumptions.assumeTrue(pictures != null, "No directory for pictures was named.");
        var directory = Path.of(java.util.Objects.requireNonNull(pictures));
        for (var print : Print.values()) {
            Files.write(directory.resolve("rare-" + print + ".pdf"), paper("\ud842\udfb7䶮㛃\ue5e5", print));
            Files.write(
                    directory.resolve("long-" + print + ".pdf"),
                    paper("阿卜杜热合曼·买买提艾力·阿不都克里木江·Wolfeschlegelsteinhausenbergerdorff", print));
            var fields = Forms.fields();
            fields.remove(Certificate.PERMIT_NUMBER);
            fields.put(Certificate.SINCE, "2021-03");
            fields.put(Certificate.ISSUER, "云汀市居住登记（系统依规则自动出具） register of residence of 云汀市, made by rule");
            var proof = Forms.certificate(fields, keys);
            var sheet = new Certificate(
                    proof.id(),
                    proof.subject(),
                    CertificateKind.RESIDENCE_PROOF,
                    proof.number(),
                    fields,
                    proof.issued(),
                    proof.issued().plusMonths(3),
                    proof.state(),
                    proof.since(),
                    proof.card(),
                    proof.sdJwt());
            Files.write(
                    directory.resolve("proof-" + print + ".pdf"),
                    paper.of(sheet, Forms.HOUSE + "/check#" + proof.card(), print));
        }
    }

    @Test
    void aCharacterThatNoFontHasIsWrittenAsItsNumberAndTheSheetSaysSo() throws IOException {
        var text = text(paper("王" + Character.toString(0x31350), Print.NORMAL));
        assertThat(text).contains("王[U+31350]", "本机字库中没有的字");
    }

    @Test
    void aPermitIsOneSheetAndInLargePrintTwoAtMost() throws IOException {
        for (var print : Print.values()) {
            try (var reader = new PdfReader(paper(RARE, print))) {
                assertThat(reader.getNumberOfPages()).isLessThanOrEqualTo(print == Print.LARGE ? 2 : 1);
            }
        }
    }

    @Test
    void theCredentialInItVerifiesAndNoOtherIsTakenForIt() {
        var token = AttachedToken.of(paper(RARE, Print.NORMAL)).orElseThrow();
        var checked = Forms.verifying(keys).check(token);
        assertThat(checked.standing()).isEqualTo(Standing.GENUINE);
        assertThat(checked.fields()).containsEntry(Certificate.NAME, RARE);
        assertThat(AttachedToken.of(new byte[] {'%', 'P', 'D', 'F', '-'})).isEmpty();
    }

    // Most bits of a file are of its fonts, and say nothing of whom it is about; a flip there may leave the credential
    // whole, and then it is the office's own words that are shown. No flip makes it say anything else.
    @Test
    void noBitOfAFileMakesTheCredentialSaySomethingElse() {
        var bytes = paper("赵一", Print.NORMAL);
        var whole = AttachedToken.of(bytes).orElseThrow();
        int at = indexOf(bytes, "/EmbeddedFile");
        int from = Math.max(0, at - 100);
        int refused = 0;
        for (int bit = from * 8; bit < Math.min(bytes.length, at + 500) * 8; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            var token = AttachedToken.of(bytes);
            if (token.isEmpty() || !token.get().equals(whole)) {
                refused++;
                assertThat(token.map(one -> Forms.verifying(keys).check(one).genuine()))
                        .as("bit %d", bit)
                        .isNotEqualTo(java.util.Optional.of(true));
            }
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
        assertThat(refused).isGreaterThan(2_000);
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(text);
    }

    @Test
    void withoutAFontItSaysWhichWereLookedFor() {
        var none = new CertificatePaper(new PrintFonts("/nowhere/at-all.ttc,0"));
        assertThat(none.printable()).isFalse();
        var one = Forms.certificate(Forms.fields(), keys);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> none.of(one, "https://h/check#" + one.card(), Print.NORMAL))
                .returns("certificate-no-font", Problem::name)
                .satisfies(problem -> assertThat(problem.arguments()).containsExactly("/nowhere/at-all.ttc,0"));
    }
}
