package org.anju.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class IdentityNumberTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, 11010519491231002X, 1949-12-31, FEMALE, 110105", // GB 11643-1999, examples
        "440524188001010014, 440524188001010014, 1880-01-01, MALE, 440524",
        "11010519491231002x, 11010519491231002X, 1949-12-31, FEMALE, 110105",
        "１１０１０５１９４９１２３１００２Ｘ, 11010519491231002X, 1949-12-31, FEMALE, 110105",
        "110105 19491231 002X, 11010519491231002X, 1949-12-31, FEMALE, 110105",
        "150102880730303, 150102198807303035, 1988-07-30, MALE, 150102", // fifteen digits are lifted
    })
    void aNumberIsReadInItsOneForm(String written, String value, LocalDate birth, Sex sex, String division) {
        assertThat(read(DocumentKind.RESIDENT_IDENTITY_CARD, written))
                .isEqualTo(new IdentityNumber.Reading.Valid(
                        new IdentityNumber(DocumentKind.RESIDENT_IDENTITY_CARD, value, birth, sex, division)));
    }

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_IDENTITY_CARD, '', MISSING",
        "RESIDENT_IDENTITY_CARD, '  ', MISSING",
        "RESIDENT_IDENTITY_CARD, 11010519491231, FORM",
        "RESIDENT_IDENTITY_CARD, 11010519491231002XX, FORM",
        "RESIDENT_IDENTITY_CARD, 1101051949123100AX, FORM",
        "RESIDENT_IDENTITY_CARD, 010105194912310021, FORM",
        "RESIDENT_IDENTITY_CARD, 810000199408230021, FORM", // that form is a residence permit's
        "RESIDENT_IDENTITY_CARD, 440308199902301512, BIRTH_DATE",
        "RESIDENT_IDENTITY_CARD, 610104620932690, BIRTH_DATE",
        "RESIDENT_IDENTITY_CARD, 110105209912310021, BIRTH_DATE",
        "RESIDENT_IDENTITY_CARD, 440308199901101513, CHECK_DIGIT",
        "RESIDENT_IDENTITY_CARD, 110105194912310021, CHECK_DIGIT",
        "HMT_RESIDENCE_PERMIT, 110105194912310021, FORM",
        "HMT_RESIDENCE_PERMIT, 810000199408230022, CHECK_DIGIT",
        "FOREIGN_PERMANENT_RESIDENT_CARD, 932682198501010018, CHECK_DIGIT",
        "FOREIGN_PERMANENT_RESIDENT_CARD, 932682198502300017, BIRTH_DATE",
        "FOREIGN_PERMANENT_RESIDENT_CARD, AB1110101010101, FORM",
        "PASSPORT, E1!, FORM",
    })
    void aNumberThatCannotBeOneSaysWhy(DocumentKind kind, String written, IdentityNumber.Fault fault) {
        assertThat(read(kind, written)).isEqualTo(new IdentityNumber.Reading.Faulty(fault));
    }

    @ParameterizedTest
    @CsvSource({
        "HMT_RESIDENCE_PERMIT, 810000199408230021",
        "HMT_RESIDENCE_PERMIT, 820000200009100032",
        "FOREIGN_PERMANENT_RESIDENT_CARD, 932682198501010017",
        "FOREIGN_PERMANENT_RESIDENT_CARD, CAN110105197901", // the card before December 2023
        "PASSPORT, E12345678",
    })
    void theOtherDocumentsAreReadToo(DocumentKind kind, String written) {
        assertThat(read(kind, written)).isInstanceOf(IdentityNumber.Reading.Valid.class);
    }

    @Test
    void whoHasNoDocumentNeedsNoNumber() {
        assertThat(read(DocumentKind.NONE, "")).isInstanceOf(IdentityNumber.Reading.Valid.class);
    }

    @Test
    void oneWrongDigitIsAlwaysFound() {
        var right = "11010519491231002X";
        for (int i = 0; i < 17; i++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                if (digit != right.charAt(i)) {
                    var wrong = right.substring(0, i) + digit + right.substring(i + 1);
                    assertThat(read(DocumentKind.RESIDENT_IDENTITY_CARD, wrong))
                            .as(wrong)
                            .isInstanceOf(IdentityNumber.Reading.Faulty.class);
                }
            }
        }
    }

    @Test
    void theNumberIsNeverPrinted() {
        var valid = (IdentityNumber.Reading.Valid) read(DocumentKind.RESIDENT_IDENTITY_CARD, "11010519491231002X");
        assertThat(valid.toString()).doesNotContain("1949123").contains("002X");
    }

    /// Vectors of others, where they lie beside the project; those with the verdict "depends" are left to
    /// `Places`.
    @Test
    void theVectorsOfOthersAgree() throws Exception {
        var vectors = Path.of(System.getProperty("anju.shared", "../shared"), "data/identity/id-number-vectors.json");
        Assumptions.assumeTrue(Files.exists(vectors), "The vectors of others are not here: left out.");
        for (var vector : new JsonMapper().readTree(Files.readString(vectors)).get("vectors")) {
            if (!vector.get("valid").isNull()) {
                var number = vector.get("number").asString();
                var kind = number.startsWith("8")
                        ? DocumentKind.HMT_RESIDENCE_PERMIT
                        : DocumentKind.RESIDENT_IDENTITY_CARD;
                assertThat(read(kind, number) instanceof IdentityNumber.Reading.Valid)
                        .as(number)
                        .isEqualTo(vector.get("valid").asBoolean());
            }
        }
    }

    private static IdentityNumber.Reading read(DocumentKind kind, String written) {
        return IdentityNumber.read(kind, written, TODAY);
    }
}
