package org.anju.cases;

import java.util.List;
import org.anju.matters.Evaluation;
import org.anju.matters.Paper;

/// A matter before one applies: what is needed, how long it takes, what it costs.
///
/// @param papers that will be asked for, as far as is known before any answer
/// @param held that nobody is asked for, because the register knows it
public record OfferView(OfferLine line, List<Paper> papers, List<Paper> held, CheckView check) {

    public OfferView {
        papers = List.copyOf(papers);
        held = List.copyOf(held);
    }

    static OfferView of(Weighed weighed, Evaluation evaluation) {
        return new OfferView(
                OfferLine.of(weighed),
                evaluation.papers(),
                evaluation.held(),
                CheckView.of(weighed.matter(), evaluation));
    }
}
