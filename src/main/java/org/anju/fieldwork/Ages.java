package org.anju.fieldwork;

import java.util.ArrayList;
import java.util.List;
import org.anju.frame.Frame;
import org.anju.frame.Share;
import org.jspecify.annotations.Nullable;

/// How fresh the dwellings of some place are 鲜活度: how many were last confirmed how long ago.
///
/// @param median the age in days of the dwelling in the middle, when all are put in order of their age and
///     those never confirmed come last; `null` where that one was never confirmed
/// @param withinTarget how many were confirmed no longer ago than their area wants
public record Ages(
        int doors,
        int within30,
        int within90,
        int older,
        int never,
        @Nullable Integer median,
        int withinTarget) {

    static final Ages NONE = new Ages(0, 0, 0, 0, 0, null, 0);

    /// The class of the dwelling in the middle, by which a building is drawn on the map.
    public AgeClass middle() {
        return AgeClass.of(median);
    }

    /// How many are in a class.
    public int in(AgeClass age) {
        return switch (age) {
            case WITHIN_30 -> within30;
            case WITHIN_90 -> within90;
            case OLDER -> older;
            case NEVER -> never;
        };
    }

    /// The share of those within the target, in words.
    public String target() {
        return Share.of(withinTarget, doors);
    }

    /// The median in words: a dash where there is no dwelling.
    public String median(Frame page) {
        if (doors == 0) {
            return Share.of(0, 0);
        }
        return median == null ? page.words().of(AgeClass.NEVER) : page.t("freshness.age", median);
    }

    /// A part of the bar that shows the classes side by side, of a hundred units.
    public record Part(AgeClass age, double from, double width) {}

    /// The bar; empty where there is no dwelling.
    public List<Part> bar() {
        var from = 0;
        var parts = new ArrayList<Part>();
        for (var age : AgeClass.values()) {
            if (in(age) > 0) {
                parts.add(new Part(age, 100.0 * from / doors, 100.0 * in(age) / doors));
                from += in(age);
            }
        }
        return parts;
    }
}
