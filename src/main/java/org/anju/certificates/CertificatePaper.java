package org.anju.certificates;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.anju.frame.PrintFonts;
import org.anju.frame.Qr;
import org.anju.frame.Words;
import org.anju.shared.Problem;
import org.anju.shared.Tongue;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.stereotype.Component;

/// A certificate on paper: A4, Chinese with English beside it, its QR code, and the credential as an
/// attachment, so that a file says as much to a program as the sheet to a person.
@Component
class CertificatePaper {

    /// The name of the attachment.
    static final String ATTACHED = "anju.sd-jwt";

    private static final float MARGIN = 56;
    private static final float LARGER = 1.5f;
    private static final float HEADING = 22;
    private static final float TEXT = 12;
    private static final float SMALL = 9;
    // A hundredth of an inch: two dots where 200 are set to the inch, three of 300, four of 400, six of 600. Each
    // module has
    // whole dots and stands on whole ones, so no edge of one is grey. Three quarters of a millimetre is read from paper
    // by
    // any phone.
    private static final double DOT = 0.72;
    private static final int MODULE = 3;
    private static final int LARGER_MODULE = 4;
    // Light modules around it (ISO/IEC 18004, 6.3.8).
    private static final int QUIET = 4;

    private final PrintFonts fonts;

    CertificatePaper(PrintFonts fonts) {
        this.fonts = fonts;
    }

    boolean printable() {
        return fonts.there();
    }

    byte[] of(Certificate one, String qr, Print print) {
        if (!printable()) {
            throw new Problem(Problem.Kind.UNKNOWN, "certificate-no-font", String.join(", ", fonts.looked()));
        }
        return new Sheet(one, print == Print.LARGE ? LARGER : 1).bytes(qr);
    }

    private final class Sheet {

        private final Words zh = Words.in(Tongue.ZH);
        private final Words en = Words.in(Tongue.EN);
        private final Certificate one;
        private final float scale;

        Sheet(Certificate one, float scale) {
            this.one = one;
            this.scale = scale;
        }

        byte[] bytes(String qr) {
            var bytes = new ByteArrayOutputStream();
            try (var paper = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
                var writer = PdfWriter.getInstance(paper, bytes);
                paper.addTitle(zh.of(one.kind()) + " " + en.of(one.kind()));
                paper.addProducer();
                paper.open();
                writer.getExtraCatalog().put(PdfName.LANG, new PdfString("zh-CN"));
                writer.addFileAttachment("SD-JWT VC", one.sdJwt().getBytes(StandardCharsets.US_ASCII), null, ATTACHED);
                add(paper, zh.of(one.kind()), HEADING, Font.BOLD);
                add(paper, en.of(one.kind()), TEXT, Font.NORMAL);
                paper.add(facts());
                missing(paper);
                paper.add(code(qr));
                add(paper, zh.t("certificate.paper.check"), SMALL, Font.NORMAL);
                add(paper, en.t("certificate.paper.check"), SMALL, Font.NORMAL);
                add(paper, qr.substring(0, qr.indexOf('#')), SMALL, Font.NORMAL);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }

        private PdfPTable facts() {
            var table = new PdfPTable(new float[] {2, 5});
            table.setWidthPercentage(100);
            table.setSpacingBefore(TEXT * scale);
            one.fields().forEach((field, value) -> row(table, "certificate.field." + field, value));
            row(table, "certificate.number", one.number().spoken());
            row(table, "certificate.issued", zh.day(one.issued()) + " " + en.day(one.issued()));
            var until = one.until();
            row(
                    table,
                    "certificate.until",
                    until == null
                            ? zh.t("certificate.no-end") + " " + en.t("certificate.no-end")
                            : zh.day(until) + " " + en.day(until));
            return table;
        }

        private void row(PdfPTable table, String label, String value) {
            var name = phrase(zh.t(label) + "\n", TEXT, Font.NORMAL);
            name.addAll(phrase(en.t(label), SMALL, Font.NORMAL).getChunks());
            table.addCell(cell(name));
            table.addCell(cell(phrase(value, TEXT, Font.BOLD)));
        }

        private PdfPCell cell(Phrase words) {
            var cell = new PdfPCell(words);
            cell.setBorder(Rectangle.BOTTOM);
            cell.setBorderWidth(0.5f);
            cell.setPadding(TEXT * scale * 0.4f);
            cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
            return cell;
        }

        // A character that no font here has stands as its number; whoever reads the sheet is told so.
        private void missing(Document paper) {
            var missing = fonts.missing(String.join("", one.fields().values()));
            if (!missing.isEmpty()) {
                add(paper, zh.t("certificate.paper.missing"), SMALL, Font.NORMAL);
                add(paper, en.t("certificate.paper.missing"), SMALL, Font.NORMAL);
            }
        }

        private PdfPTable code(String qr) {
            var dark = Qr.modules(qr);
            double module = (scale > 1 ? LARGER_MODULE : MODULE) * DOT;
            var cell = new PdfPCell();
            cell.setBorder(Rectangle.NO_BORDER);
            cell.setFixedHeight((float) ((dark.length + 2 * QUIET) * module + DOT));
            cell.setCellEvent((there, at, canvases) -> {
                double left = Math.ceil(at.getLeft() / DOT) * DOT + QUIET * module;
                double down = Math.ceil((PageSize.A4.getHeight() - at.getTop()) / DOT) * DOT + QUIET * module;
                draw(dark, module, left, PageSize.A4.getHeight() - down, canvases[PdfPTable.BACKGROUNDCANVAS]);
            });
            var table = new PdfPTable(1);
            table.setWidthPercentage(100);
            table.setSpacingBefore(TEXT);
            table.addCell(cell);
            return table;
        }

        // What is dark side by side is one rectangle, so that no seam shows between two.
        private static void draw(boolean[][] dark, double module, double left, double top, PdfContentByte canvas) {
            for (int y = 0; y < dark.length; y++) {
                for (int x = 0, run; x < dark.length; x += run + 1) {
                    run = 0;
                    while (x + run < dark.length && dark[y][x + run]) {
                        run++;
                    }
                    if (run > 0) {
                        canvas.rectangle(
                                (float) (left + x * module),
                                (float) (top - (y + 1) * module),
                                (float) (run * module),
                                (float) module);
                    }
                }
            }
            canvas.fill();
        }

        private Phrase phrase(String words, float size, int style) {
            return fonts.set(words, size * scale, style);
        }

        private void add(Document paper, String words, float size, int style) {
            var paragraph = new Paragraph(phrase(words, size, style));
            paragraph.setLeading(size * scale * 1.4f);
            paper.add(paragraph);
        }
    }
}
