package org.anju.requests;

import java.io.ByteArrayOutputStream;
import org.anju.frame.Frame;
import org.anju.frame.PrintFonts;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/// A copy on paper: A4, in large print, with what it is, when it was made and the number of the page at the
/// foot of each.
final class CopyPaper {

    private static final float MARGIN = 56;
    private static final float LARGE = 20;
    private static final float HEADING = 16;
    private static final float TEXT = 13;
    private static final float FOOT = 10;

    private final Frame page;
    private final CopyWords words;
    private final PrintFonts fonts;

    CopyPaper(Frame page, CopyWords words, PrintFonts fonts) {
        this.page = page;
        this.words = words;
        this.fonts = fonts;
    }

    byte[] of(Copy copy) {
        var bytes = new ByteArrayOutputStream();
        try (var paper = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
            var writer = PdfWriter.getInstance(paper, bytes);
            writer.setPageEvent(
                    new Foot(page.t("copy.title") + " · " + page.words().time(copy.at())));
            paper.addTitle(page.t("copy.title"));
            paper.addProducer();
            paper.open();
            add(paper, page.t("copy.title"), LARGE, Font.BOLD);
            add(paper, page.t("copy.at", page.words().time(copy.at())) + " " + page.t("copy.what"), TEXT, Font.NORMAL);
            add(paper, page.t("copy.wrong"), TEXT, Font.NORMAL);
            copy.parts().forEach(part -> add(paper, part));
            add(paper, page.t("copy.looks"), HEADING, Font.BOLD);
            copy.looks().forEach(look -> add(paper, words.line(look), TEXT, Font.NORMAL));
            add(paper, page.t("copy.out.see"), TEXT, Font.NORMAL);
        }
        return bytes.toByteArray();
    }

    private void add(Document paper, Copy.Part part) {
        add(paper, part.held().title(page.tongue()), HEADING, Font.BOLD);
        for (var row : part.rows()) {
            var lines = new StringBuilder();
            for (var column : part.held().copied()) {
                var value = words.value(column, row);
                if (!value.isEmpty()) {
                    lines.append(page.t("copy.line", column.name(page.tongue()), value))
                            .append('\n');
                }
            }
            add(paper, lines.toString().stripTrailing(), TEXT, Font.NORMAL);
        }
    }

    private void add(Document paper, String words, float size, int style) {
        var paragraph = new Paragraph(fonts.set(words, size, style));
        paragraph.setLeading(size * 1.5f);
        paragraph.setSpacingAfter(size * 0.8f);
        paper.add(paragraph);
    }

    private final class Foot extends PdfPageEventHelper {

        private final String words;

        Foot(String words) {
            this.words = words;
        }

        @Override
        public void onEndPage(PdfWriter writer, Document paper) {
            var foot = fonts.set(words + " · " + page.t("copy.page", writer.getPageNumber()), FOOT, Font.NORMAL);
            ColumnText.showTextAligned(
                    writer.getDirectContent(),
                    Element.ALIGN_CENTER,
                    foot,
                    paper.getPageSize().getWidth() / 2,
                    MARGIN / 2,
                    0);
        }
    }
}
