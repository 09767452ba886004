package org.anju.certificates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.openpdf.text.pdf.PRStream;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.PdfString;

/// The credential in a file of paper. What is checked is the credential, never the picture: whoever checks a
/// file shows the fields that the office has signed.
public final class AttachedToken {

    private AttachedToken() {}

    /// Whether the bytes are a file of paper at all.
    public static boolean inPaper(byte[] file) {
        return new String(file, 0, Math.min(5, file.length), StandardCharsets.ISO_8859_1).equals("%PDF-");
    }

    /// Empty where there is none, or the file cannot be read.
    public static Optional<String> of(byte[] file) {
        try (var reader = new PdfReader(file)) {
            var names = dictionary(dictionary(reader.getCatalog(), PdfName.NAMES), PdfName.EMBEDDEDFILES);
            var array = names == null ? null : (PdfArray) PdfReader.getPdfObject(names.get(PdfName.NAMES));
            for (int i = 1; array != null && i < array.size(); i += 2) {
                var spec = (PdfDictionary) PdfReader.getPdfObject(array.getPdfObject(i));
                var name = (PdfString) PdfReader.getPdfObject(spec.get(PdfName.F));
                var embedded = dictionary(spec, PdfName.EF);
                if (embedded != null && name != null && name.toUnicodeString().equals(CertificatePaper.ATTACHED)) {
                    var stream = (PRStream) PdfReader.getPdfObject(embedded.get(PdfName.F));
                    return Optional.of(new String(PdfReader.getStreamBytes(stream), StandardCharsets.UTF_8));
                }
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            // The reader says what it stumbles over in many ways.
            return Optional.empty();
        }
    }

    private static @org.jspecify.annotations.Nullable PdfDictionary dictionary(
            @org.jspecify.annotations.Nullable PdfDictionary in, PdfName name) {
        return in == null ? null : (PdfDictionary) PdfReader.getPdfObject(in.get(name));
    }
}
