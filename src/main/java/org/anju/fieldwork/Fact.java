package org.anju.fieldwork;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Use;
import org.anju.places.Position;
import org.anju.residents.Declaration;
import org.jspecify.annotations.Nullable;

/// One thing that a visit found. Dates and words are as written; nothing is checked yet.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fact.Stays.class, name = "stays"),
    @JsonSubTypes.Type(value = Fact.Left.class, name = "left"),
    @JsonSubTypes.Type(value = Fact.Never.class, name = "never"),
    @JsonSubTypes.Type(value = Fact.New.class, name = "new"),
    @JsonSubTypes.Type(value = Fact.Declared.class, name = "declared"),
    @JsonSubTypes.Type(value = Fact.Used.class, name = "use"),
    @JsonSubTypes.Type(value = Fact.Found.class, name = "dwelling")
})
public sealed interface Fact {

    /// Somebody on the list lives there still.
    record Stays(UUID stay) implements Fact {}

    /// Somebody on the list has left.
    ///
    /// @param since the day, month or year in ISO 8601, or `unknown`
    record Left(UUID stay, String since) implements Fact {}

    /// Somebody on the list never lived there.
    record Never(UUID stay) implements Fact {}

    /// Somebody lives there who is not on the list.
    ///
    /// @param basis by which right it was asked
    /// @param noticeGiven whether the person was told what is collected and why (Personal Information
    ///     Protection Law, art. 17)
    record New(Declaration declaration, String basis, boolean noticeGiven) implements Fact {}

    /// The same, once it was handed to the register: what was said of the person is kept there and not here.
    ///
    /// @param observation `null` where it was refused
    record Declared(@Nullable UUID observation) implements Fact {}

    /// What the dwelling is used for.
    record Used(Use use) implements Fact {}

    /// A dwelling that the register does not know.
    ///
    /// @param near a dwelling of the area beside it; `null` where none was named
    /// @param position of the phone when the dwelling was found, once; `null` where it was not asked
    /// @param accuracy of the position, in metres
    record Found(
            String address,
            Use use,
            @Nullable DwellingId near,
            @Nullable Position position,
            double accuracy) implements Fact {}
}
