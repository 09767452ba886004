package org.anju.residents;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anju.names.NameKeys;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PartialDate;
import org.anju.shared.Sex;
import org.anju.shared.Verdict;
import org.anju.sheets.WrittenDate;
import org.jspecify.annotations.Nullable;

/// Reads a declaration: what can be known of it without looking into the register.
sealed interface Examination {

    /// It cannot be used as it is.
    record Refused(Verdict verdict) implements Examination {}

    /// It can be used.
    ///
    /// @param doubt why a person has to decide all the same; `null` where nothing contradicts itself
    /// @param warning what its giver should know; `null` for nothing
    /// @param phone digits only; empty where none is usable
    record Sound(
            Declaration written,
            String name,
            IdentityNumber number,
            Sex sex,
            PartialDate birth,
            PartialDate movedIn,
            String phone,
            @Nullable Verdict doubt,
            @Nullable Verdict warning)
            implements Examination {

        /// The same with one doubt more; the first one stays.
        Sound doubted(Verdict another) {
            return doubt != null
                    ? this
                    : new Sound(written, name, number, sex, birth, movedIn, phone, another, warning);
        }

        /// The same, where an officer has found out that the number is right.
        Sound withoutDoubt() {
            return new Sound(written, name, number, sex, birth, movedIn, phone, null, warning);
        }
    }

    /// Code points of a name, more than the longest that a passport or the standard allows.
    int LONGEST_NAME = 100;

    /// The words in use for the kinds of document.
    Map<String, DocumentKind> KINDS = Map.ofEntries(
            Map.entry("", DocumentKind.RESIDENT_IDENTITY_CARD),
            Map.entry("居民身份证", DocumentKind.RESIDENT_IDENTITY_CARD),
            Map.entry("身份证", DocumentKind.RESIDENT_IDENTITY_CARD),
            Map.entry("二代身份证", DocumentKind.RESIDENT_IDENTITY_CARD),
            Map.entry("第二代居民身份证", DocumentKind.RESIDENT_IDENTITY_CARD),
            Map.entry("identity card", DocumentKind.RESIDENT_IDENTITY_CARD),
            Map.entry("id card", DocumentKind.RESIDENT_IDENTITY_CARD),
            Map.entry("resident identity card", DocumentKind.RESIDENT_IDENTITY_CARD),
            Map.entry("resident id card", DocumentKind.RESIDENT_IDENTITY_CARD),
            Map.entry("resident_identity_card", DocumentKind.RESIDENT_IDENTITY_CARD),
            Map.entry("港澳台居民居住证", DocumentKind.HMT_RESIDENCE_PERMIT),
            Map.entry("港澳居民居住证", DocumentKind.HMT_RESIDENCE_PERMIT),
            Map.entry("台湾居民居住证", DocumentKind.HMT_RESIDENCE_PERMIT),
            Map.entry("residence permit (hong kong, macao, taiwan)", DocumentKind.HMT_RESIDENCE_PERMIT),
            Map.entry("residence permit for hong kong, macao and taiwan residents", DocumentKind.HMT_RESIDENCE_PERMIT),
            Map.entry("hmt_residence_permit", DocumentKind.HMT_RESIDENCE_PERMIT),
            Map.entry("外国人永久居留身份证", DocumentKind.FOREIGN_PERMANENT_RESIDENT_CARD),
            Map.entry("外国人永久居留证", DocumentKind.FOREIGN_PERMANENT_RESIDENT_CARD),
            Map.entry("永久居留身份证", DocumentKind.FOREIGN_PERMANENT_RESIDENT_CARD),
            Map.entry("foreign permanent resident card", DocumentKind.FOREIGN_PERMANENT_RESIDENT_CARD),
            Map.entry("foreign_permanent_resident_card", DocumentKind.FOREIGN_PERMANENT_RESIDENT_CARD),
            Map.entry("护照", DocumentKind.PASSPORT),
            Map.entry("外国护照", DocumentKind.PASSPORT),
            Map.entry("普通护照", DocumentKind.PASSPORT),
            Map.entry("passport", DocumentKind.PASSPORT),
            Map.entry("无", DocumentKind.NONE),
            Map.entry("无证件", DocumentKind.NONE),
            Map.entry("暂无", DocumentKind.NONE),
            Map.entry("暂无证件", DocumentKind.NONE),
            Map.entry("none", DocumentKind.NONE),
            Map.entry("none yet", DocumentKind.NONE));

    /// Reads a declaration on the day it is made. All that refuses comes before all that only holds.
    static Examination of(Declaration written, LocalDate today) {
        var name = plainName(written.name());
        if (name.isEmpty()) {
            return refused("name-missing");
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME
                || name.codePoints().anyMatch(Character::isISOControl)) {
            return refused("name-form");
        }
        var kind = KINDS.get(written.documentKind().strip().toLowerCase(Locale.ROOT));
        if (kind == null) {
            return refused("document-kind-unknown", written.documentKind());
        }
        var reading = IdentityNumber.read(kind, written.documentNumber(), today);
        if (reading instanceof IdentityNumber.Reading.Faulty(var fault)) {
            return refused(fault.code());
        }
        var number = ((IdentityNumber.Reading.Valid) reading).number();
        var sex = Sex.read(written.sex());
        if (sex.isEmpty()) {
            return refused("sex-unreadable", written.sex());
        }
        var birth = WrittenDate.read(written.birth());
        if (dateFault(birth, "birth-date-unreadable", today) instanceof Verdict fault) {
            return new Refused(fault);
        }
        var movedIn = WrittenDate.read(written.movedIn());
        if (dateFault(movedIn, "date-unreadable", today) instanceof Verdict fault) {
            return new Refused(fault);
        }
        if (number.birth() == null && birth instanceof WrittenDate.Absent && kind == DocumentKind.NONE) {
            return refused("birth-date-missing");
        }
        var born = dateOf(birth).filter(date -> !(date instanceof PartialDate.Unknown));
        var stated = number.birth();
        var known = stated != null ? PartialDate.of(stated) : born.orElse(new PartialDate.Unknown());
        var from = dateOf(movedIn).orElse(new PartialDate.Unknown());
        if (known instanceof PartialDate.Day(var day) && from.latest().isBefore(day)) {
            return refused("moved-in-before-birth", from.text(), day.toString());
        }
        var phone = phone(written.phone());
        return new Sound(
                written,
                name,
                number,
                number.sex() == Sex.UNKNOWN ? sex.get() : number.sex(),
                known,
                from,
                phone.orElse(""),
                doubt(number, born, sex.get()),
                phone.isEmpty() && !written.phone().isBlank()
                        ? Verdict.accepted("phone-unusable", written.phone())
                        : null);
    }

    /// A contradiction between the number and what stands beside it; `null` where there is none.
    private static @Nullable Verdict doubt(IdentityNumber number, Optional<PartialDate> born, Sex sex) {
        var stated = number.birth();
        if (stated != null && born.isPresent() && !born.get().canBe(stated)) {
            return Verdict.held(
                    "birth-date-differs-from-document-number", born.get().text(), stated.toString());
        }
        if (number.sex() != Sex.UNKNOWN && sex != Sex.UNKNOWN && sex != number.sex()) {
            return Verdict.held(
                    "sex-differs-from-document-number", sex.name(), number.sex().name());
        }
        return null;
    }

    private static @Nullable Verdict dateFault(WrittenDate date, String unreadable, LocalDate today) {
        return switch (date) {
            case WrittenDate.Impossible(var as) -> Verdict.refused("date-impossible", as);
            case WrittenDate.Unreadable(var as, var why) -> Verdict.refused(unreadable, as);
            case WrittenDate.Read(var read)
            when !(read instanceof PartialDate.Unknown) && read.earliest().isAfter(today) ->
                Verdict.refused("date-in-future", read.text());
            case WrittenDate.Read read -> null;
            case WrittenDate.Absent absent -> null;
        };
    }

    private static Optional<PartialDate> dateOf(WrittenDate date) {
        return date instanceof WrittenDate.Read(var read) ? Optional.of(read) : Optional.empty();
    }

    /// A name as it is kept: NFC, spaces at the ends gone, runs of spaces one space; never case, never other
    /// signs.
    static String plainName(String written) {
        return NameKeys.plain(written);
    }

    /// What two spellings of the very same name share: no spaces, no case, one sign for the interpunct's
    /// several.
    static String nameKey(String name) {
        return NameKeys.exact(name);
    }

    /// Digits of a telephone number of 7 to 15 digits (E.164); empty where it is none.
    private static Optional<String> phone(String written) {
        var digits = Normalizer.normalize(written, Normalizer.Form.NFKC).replaceAll("[\\s()+-]", "");
        return digits.matches("[0-9]{7,15}") ? Optional.of(digits) : Optional.empty();
    }

    private static Examination refused(String reason, String... arguments) {
        return new Refused(Verdict.refused(reason, arguments));
    }
}
