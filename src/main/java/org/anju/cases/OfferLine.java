package org.anju.cases;

import java.util.List;
import java.util.Map;
import org.anju.matters.Matter;
import org.anju.matters.Text;
import org.anju.shared.Channel;

/// A matter as the list of what one can apply for shows it.
///
/// @param obstacles why the person may not apply; empty where they may
public record OfferLine(Matter matter, List<Text> obstacles) {

    public OfferLine {
        obstacles = List.copyOf(obstacles);
    }

    static OfferLine of(Weighed weighed) {
        return new OfferLine(weighed.matter(), weighed.with(Map.of()).obstacles());
    }

    public boolean may() {
        return obstacles.isEmpty();
    }

    /// Whether it is for this way in.
    public boolean by(Channel channel) {
        return matter.channels().contains(channel);
    }
}
